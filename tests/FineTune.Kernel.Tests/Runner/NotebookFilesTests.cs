namespace FineTune.Kernel.Tests;

public sealed class NotebookFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_stands_for_its_notebooks_sorted_without_results_and_checkpoints()
    {
        Write("b.ipynb", "a.dib", "a.executed.ipynb", "notes.md", ".hidden.ipynb", ".ipynb_checkpoints/b-checkpoint.ipynb", "below/c.ipynb");

        Assert.Equal(["a.dib", "b.ipynb"], Find(recursive: false, ""));
        Assert.Equal(["a.dib", "b.ipynb", "below/c.ipynb"], Find(recursive: true, ""));
    }

    [Fact]
    public void Each_notebook_comes_once_in_the_order_of_the_paths_and_a_named_file_is_taken_as_it_is()
    {
        Write("a.ipynb", "b.ipynb", "c.executed.ipynb");

        Assert.Equal(["c.executed.ipynb", "b.ipynb", "a.ipynb"], Find(recursive: false, "c.executed.ipynb", "b.ipynb", ""));
    }

    [Fact]
    public void A_path_that_is_not_there_and_a_folder_without_notebooks_are_named()
    {
        Write("below/c.ipynb");

        Assert.Equal($"{At("no")}: there is no such notebook or folder.", Assert.Throws<KernelException>(() => Find(false, "no")).Message);
        Assert.Contains("--recursive", Assert.Throws<KernelException>(() => Find(false, "")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x/a.ipynb", "x/a.executed.ipynb")]
    [InlineData("x/a.dib", "x/a.dib.executed.ipynb")]
    public void The_executed_notebook_lies_beside_its_notebook(string notebook, string expected) =>
        Assert.Equal(expected, NotebookFiles.ExecutedPath(notebook));

    private string At(string name) => Path.Combine(_folder.Path, name);

    private void Write(params string[] names)
    {
        foreach (var name in names)
            _folder.Write(name, "");
    }

    private IEnumerable<string> Find(bool recursive, params string[] paths) =>
        [.. NotebookFiles.Find(paths.Select(At), recursive).Select(path => Path.GetRelativePath(_folder.Path, path).Replace('\\', '/'))];
}
