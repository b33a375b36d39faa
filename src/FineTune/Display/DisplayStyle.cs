namespace FineTune;

/// <summary>
/// The one style of tables and cards. Colours come from VS Code or JupyterLab where they set them and else from the page, and tints
/// are half transparent, so that the same HTML reads well on light and on dark ground.
/// </summary>
public static class DisplayStyle
{
    // No quotes, no angle brackets: the text goes through the escaping builder like any other.
    private const string Css = """
        .finetune{color:var(--vscode-editor-foreground,var(--jp-content-font-color1,inherit));
        font:13px/1.45 var(--vscode-font-family,var(--jp-ui-font-family,system-ui,sans-serif));
        --line:var(--vscode-editorWidget-border,var(--jp-border-color2,rgba(128,128,128,.4)));
        --tint:rgba(128,128,128,.12);max-width:68rem;overflow-x:auto;margin:4px 0}
        .finetune h4{margin:0 0 2px;font-size:14px;font-weight:600}
        .finetune p{margin:0 0 6px;opacity:.85}
        .finetune table{border-collapse:collapse;margin:4px 0;width:auto;max-width:100%;font-size:13px;table-layout:auto}
        .finetune th,.finetune td{text-align:left;vertical-align:top;padding:4px 10px;border:0;border-bottom:1px solid var(--line);
        white-space:pre-wrap;overflow-wrap:anywhere;min-width:4em;background:transparent;color:inherit}
        .finetune thead th{font-weight:600;border-bottom-width:2px;overflow-wrap:normal}
        .finetune .even{table-layout:fixed;width:100%;min-width:34rem}
        .finetune .score{font-weight:400;opacity:.85}
        .finetune .number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
        .finetune .word{white-space:nowrap;overflow-wrap:normal}
        .finetune .right{background:rgba(46,160,67,.16)}
        .finetune .wrong{background:rgba(218,54,51,.14)}
        .finetune .mark{font-weight:700;margin-right:.4em}
        .finetune .error{border-left:4px solid rgb(218,54,51)}
        .finetune .warning{border-left:4px solid rgb(210,153,34)}
        .finetune .information{border-left:4px solid rgb(56,139,253)}
        .finetune .more{opacity:.75;font-style:italic}
        .finetune .turn{border-radius:8px;padding:5px 10px;margin:4px 0;width:fit-content;max-width:44rem;background:var(--tint);
        white-space:pre-wrap;overflow-wrap:anywhere}
        .finetune .assistant{background:rgba(56,139,253,.16);margin-left:2.5rem}
        .finetune .system{background:transparent;border:1px dashed var(--line)}
        .finetune .role{display:block;font-size:11px;font-weight:600;opacity:.75}
        .finetune .status{border:1px solid var(--line);border-radius:1em;padding:0 .6em;font-size:12px;font-weight:600;white-space:nowrap;
        unicode-bidi:isolate}
        .finetune .status.right{border-color:rgb(46,160,67)}
        .finetune .status.wrong{border-color:rgb(218,54,51)}
        .finetune .status.busy{border-color:rgb(56,139,253);background:rgba(56,139,253,.16)}
        .finetune .bars{width:16rem;vertical-align:middle}
        .finetune .bar{forced-color-adjust:none;height:.9em;min-width:1px;background:rgb(56,139,253)}
        .finetune .tokens{line-height:1.8;overflow-wrap:anywhere}
        .finetune .token,.finetune .spark{font-family:var(--vscode-editor-font-family,var(--jp-code-font-family,monospace))}
        .finetune .token{display:inline-block;line-height:1.5;max-width:100%;border-radius:3px;padding:1px 2px;margin:0 1px;background:var(--tint)}
        .finetune .special{border:1px dashed var(--line);font-size:11px}
        .finetune mark{background:transparent;color:inherit}
        .finetune mark .token{background:rgba(56,139,253,.3);font-weight:700;text-decoration:underline}
        .finetune .cut{opacity:.7}
        .finetune .limit{border-top:2px dashed rgb(218,54,51);margin:4px 0}
        .finetune .spark{letter-spacing:0;white-space:pre}
        .finetune .progress{height:8px;max-width:44rem;border-radius:4px;margin:6px 0;background:var(--tint);overflow:hidden}
        .finetune .progress div{height:100%;background:rgb(56,139,253)}
        """;

    private static readonly string OneLine = Css.ReplaceLineEndings("");

    /// <summary>Puts a display and the style it needs into one element.</summary>
    public static Html Wrap(Html content) => Html.Element("div", Html.Element("style", OneLine), content).Class("finetune");
}
