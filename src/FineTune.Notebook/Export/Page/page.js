(() => {
  "use strict";
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const narrow = matchMedia("(max-width: 640px)");
  const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  // Figures are drawn for a white card; here they take the colours of the page.
  const themed = original => {
    const layout = JSON.parse(JSON.stringify(original ?? {}).replaceAll("#6e7781", colour("--quiet")));
    delete layout.template;
    delete layout.width;
    layout.autosize = true;
    layout.paper_bgcolor = layout.plot_bgcolor = "rgba(0,0,0,0)";
    layout.font = { ...layout.font, color: colour("--ink") };
    layout.hoverlabel = { bgcolor: colour("--card"), bordercolor: colour("--line"), font: { color: colour("--ink") } };
    layout.modebar = { ...layout.modebar, bgcolor: "rgba(0,0,0,0)", color: colour("--quiet"), activecolor: colour("--ink") };
    if (narrow.matches) fitNarrow(layout);
    return layout;
  };

  // Colours that have contrast on white are a third of the way to white on a dark page.
  const lift = value => {
    if (typeof value === "string") {
      const hex = value.match(/^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i)?.slice(1).map(part => parseInt(part, 16));
      const rgb = hex ?? value.match(/^rgba?\((\d+), *(\d+), *(\d+)/)?.slice(1).map(Number);
      return rgb ? `rgb(${rgb.map(part => Math.round(part + (255 - part) * 0.33)).join(",")})` : value;
    }
    if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, lift(each)]));
  };

  const fitNarrow = layout => {
    const title = layout.title?.text?.split("<br>");
    if (title) {
      const lines = [wrap(title[0], 34), ...title.slice(1).map(line => wrap(line, 50))];
      layout.title.text = lines.join("<br>");
      layout.title.font = { ...layout.title.font, size: 14 };
      layout.title.text = layout.title.text.replaceAll("font-size:13px", "font-size:12px");
    }
    layout.font.size = 11;
    layout.margin = { ...layout.margin, l: 48, r: 8, t: 96 };
    layout.legend = { ...layout.legend, orientation: "h", x: 0, xanchor: "left", y: -0.2, yanchor: "top" };
    for (const note of layout.annotations ?? []) note.text = note.text?.replace(/^epoch /, "");
  };

  // Breaks a line of a title between words; tags do not count as text.
  const wrap = (line, width) => {
    let length = 0;
    return line.split(" ").map((word, index) => {
      const size = word.replace(/<[^>]*>?|[^<]*>/g, "").length;
      if (index > 0 && length > 0 && length + size > width && !/<[^>]*$/.test(line.split(" ").slice(0, index).join(" "))) {
        length = size;
        return "<br>" + word;
      }
      length += size + 1;
      return index > 0 ? " " + word : word;
    }).join("");
  };

  const draw = async drawing => {
    const figure = JSON.parse(document.getElementById(drawing.id + "-data").textContent);
    const traces = dark.matches ? figure.data.map(lift) : figure.data;
    await Plotly.react(drawing, traces, themed(figure.layout), { ...figure.config, responsive: true, displaylogo: false, displayModeBar: narrow.matches ? false : "hover" });
  };

  const showPicture = drawing => {
    drawing.removeAttribute("role");
    drawing.innerHTML = drawing.parentElement.querySelector("noscript")?.textContent ?? "";
  };

  const drawAll = () => document.querySelectorAll(".drawing").forEach(drawing => draw(drawing).catch(() => showPicture(drawing)));

  if (narrow.matches) document.querySelector(".toc details")?.removeAttribute("open");
  drawAll();
  dark.addEventListener("change", drawAll);
  narrow.addEventListener("change", drawAll);
})();
