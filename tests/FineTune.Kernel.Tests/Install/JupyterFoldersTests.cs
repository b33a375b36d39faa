namespace FineTune.Kernel.Tests;

public sealed class JupyterFoldersTests
{
    [Theory]
    [InlineData(JupyterPlatform.Linux, "HOME=/home/a", "/home/a/.local/share/jupyter/kernels")]
    [InlineData(JupyterPlatform.Linux, "HOME=/home/a,XDG_DATA_HOME=/data", "/data/jupyter/kernels")]
    [InlineData(JupyterPlatform.Linux, "HOME=/home/a,XDG_DATA_HOME=/data,JUPYTER_DATA_DIR=/jup", "/jup/kernels")]
    [InlineData(JupyterPlatform.MacOS, "HOME=/Users/a,XDG_DATA_HOME=/data", "/Users/a/Library/Jupyter/kernels")]
    [InlineData(JupyterPlatform.Windows, "APPDATA=/Users/a/Roaming", "/Users/a/Roaming/jupyter/kernels")]
    [InlineData(JupyterPlatform.Windows, "APPDATA=,USERPROFILE=/Users/a", "/Users/a/AppData/Roaming/jupyter/kernels")]
    public void A_users_kernels_lie_where_Jupyter_has_them(JupyterPlatform platform, string environment, string expected) =>
        Assert.Equal(expected, Folders(platform, environment).User.Replace('\\', '/'));

    [Theory]
    [InlineData("CONDA_PREFIX=/opt/conda", "/opt/conda/share/jupyter/kernels")]
    [InlineData("CONDA_PREFIX=/opt/conda,VIRTUAL_ENV=/home/ada/venv", "/home/ada/venv/share/jupyter/kernels")]
    public void An_active_Python_environment_has_its_own(string environment, string expected) =>
        Assert.Equal(Path.GetFullPath(expected), Folders(JupyterPlatform.Linux, environment).SysPrefix);

    [Fact]
    public void Without_one_the_message_says_what_to_do()
    {
        var error = Assert.Throws<KernelException>(() => Folders(JupyterPlatform.Linux, "HOME=/home/a").SysPrefix);

        Assert.Contains("neither VIRTUAL_ENV nor CONDA_PREFIX is set", error.Message, StringComparison.Ordinal);
        Assert.Contains("--user", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Front_ends_look_into_the_named_folders_first_and_the_systems_last()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The paths are those of Unix; on Windows nothing has to be installed, the test does not apply.");

        var all = Folders(JupyterPlatform.Linux, "HOME=/home/a,JUPYTER_PATH=/one:/two,VIRTUAL_ENV=/venv").All;

        Assert.Equal(
            [
                "/one/kernels", "/two/kernels", "/home/a/.local/share/jupyter/kernels", "/venv/share/jupyter/kernels",
                "/usr/local/share/jupyter/kernels", "/usr/share/jupyter/kernels",
            ],
            all);
    }

    private static JupyterFolders Folders(JupyterPlatform platform, string environment)
    {
        var variables = environment.Split(',').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        return new JupyterFolders(variables.GetValueOrDefault, platform);
    }
}
