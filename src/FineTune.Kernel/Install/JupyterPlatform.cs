namespace FineTune.Kernel;

/// <summary>The systems for which Jupyter has folders of its own.</summary>
public enum JupyterPlatform
{
    Linux,
    MacOS,
    Windows,
}
