// The basics of accessibility that a script can see.
import { check } from './chromium.mjs';

/** Names of controls, labels of fields, unique ids, one first heading, focus that can be seen. */
export async function checkAccessibility(page, where) {
  const faults = await page.evaluate(() => {
    const nameOf = node => node.getAttribute('aria-label') ?? document.getElementById(node.getAttribute('aria-labelledby'))?.textContent ?? node.textContent;
    const shown = node => node.checkVisibility();
    const all = selector => [...document.querySelectorAll(selector)].filter(shown);
    const ids = [...document.querySelectorAll('[id]')].map(node => node.id);
    return [
      ...all('button, a, summary, [role=region], [role=slider], section').filter(node => !nameOf(node)?.trim()).map(node => `without a name: ${node.outerHTML.slice(0, 100)}`),
      ...all('input, select, textarea').filter(node => !node.labels.length).map(node => `without a label: ${node.id}`),
      ...all('progress, svg').filter(node => !node.ariaHidden && !node.ariaLabel).map(node => `unnamed picture: ${node.outerHTML.slice(0, 100)}`),
      ...all('table').filter(table => !table.querySelector('th[scope=col]')).map(() => 'a table without heads'),
      ...ids.filter((id, index) => ids.indexOf(id) !== index).map(id => `twice: #${id}`),
      ...(all('h1').length === 1 || all('h2').length > 0 ? [] : ['no heading']),
      ...(all('main').length === 1 && all('header').length === 1 ? [] : ['no landmarks']),
      ...(document.documentElement.lang ? [] : ['no language']),
    ];
  });
  check(faults.length === 0, `names, labels and landmarks: ${where} ${faults.join('; ')}`);
}

/** 4.5 to 1 between every text that is shown and what lies behind it. */
export async function checkContrast(page, where) {
  const faults = await page.evaluate(() => {
    const channels = colour => colour.match(/[\d.]+/g).map(Number);
    const luminance = ([r, g, b]) => [r, g, b].map(value => value / 255).map(value => value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
      .reduce((sum, value, index) => sum + value * [0.2126, 0.7152, 0.0722][index], 0);
    const ground = node => {
      for (let at = node; at; at = at.parentElement) {
        const colour = channels(getComputedStyle(at).backgroundColor);
        if (colour.length === 3 || colour[3] === 1) return colour;
      }
      return [255, 255, 255];
    };
    const texts = [...document.querySelectorAll('body *')].filter(node => node.checkVisibility({ opacityProperty: true }) && !node.disabled
      && [...node.childNodes].some(child => child.nodeType === Node.TEXT_NODE && child.data.trim()));
    return texts.map(node => {
      const style = getComputedStyle(node);
      const [one, other] = [luminance(channels(node.ownerSVGElement ? style.fill : style.color)), luminance(ground(node))].sort((a, b) => b - a);
      return { ratio: (one + 0.05) / (other + 0.05), node: `${node.localName}.${node.getAttribute('class') ?? ''} ${node.textContent.slice(0, 30)}` };
    }).filter(({ ratio }) => ratio < 4.5).map(({ ratio, node }) => `${ratio.toFixed(2)} ${node}`);
  });
  check(faults.length === 0, `contrast: ${where} ${[...new Set(faults)].join('; ')}`);
}
