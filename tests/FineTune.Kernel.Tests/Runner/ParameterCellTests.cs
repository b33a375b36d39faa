namespace FineTune.Kernel.Tests;

public sealed class ParameterCellTests
{
    [Fact]
    public void The_values_stand_right_below_the_cell_with_the_defaults()
    {
        var notebook = Notebooks.Document(Notebooks.Code("using X;"), Notebooks.Code("int epochs = 3;", "parameters"), Notebooks.Code("epochs"));

        var injected = ParameterCell.Inject(notebook, [new("epochs", "8")]);

        Assert.Equal(["using X;", "int epochs = 3;", "// Parameters\nint epochs = 8;", "epochs"], injected.Cells.Select(cell => cell.Source));
        Assert.Equal(["injected-parameters"], injected.Cells[2].Tags);
        Assert.Equal([0, 1, 2, 3], injected.Cells.Select(cell => cell.Index));
        Assert.Equal(4, injected.Cells.Select(cell => cell.Id).Distinct().Count());
        Assert.Equal(3, notebook.Cells.Count);
    }

    [Fact]
    public void Without_such_a_cell_they_stand_first()
    {
        var injected = ParameterCell.Inject(Notebooks.Document(Notebooks.Code("1")), [new("epochs", "8"), new("name", "x")]);

        Assert.Equal(["// Parameters\nint epochs = 8;\nstring name = \"x\";", "1"], injected.Cells.Select(cell => cell.Source));
    }

    [Fact]
    public void The_cell_of_an_earlier_run_is_replaced()
    {
        var notebook = Notebooks.Document(Notebooks.Code("int a = 1;", "parameters"), Notebooks.Code("int a = 2;", "injected-parameters"));

        var injected = ParameterCell.Inject(notebook, [new("a", "3")]);

        Assert.Equal(["int a = 1;", "// Parameters\nint a = 3;"], injected.Cells.Select(cell => cell.Source));
    }

    [Fact]
    public void Without_parameters_the_notebook_stays_as_it_is()
    {
        var notebook = Notebooks.Document(Notebooks.Code("int a = 1;", "parameters"));

        Assert.Same(notebook, ParameterCell.Inject(notebook, []));
        Assert.Empty(ParameterCell.Warnings(notebook, []));
    }

    [Theory]
    [InlineData("double rate = 0.1;", "1", "double v = 1;")]
    [InlineData("var v = 0.1;", "1e-3", "double v = 0.001;")]
    [InlineData("var v = -3;", "-4", "int v = -4;")]
    [InlineData("var v = 3L;", "4", "long v = 4;")]
    [InlineData("float v = 1;", "0.5", "float v = 0.5f;")]
    [InlineData("float v = 1;", "NaN", "float v = (float)double.NaN;")]
    [InlineData("decimal v = 1;", "0.10", "decimal v = 0.10m;")]
    [InlineData("bool v = true;", "False", "bool v = false;")]
    [InlineData("string v = \"\";", "42", "string v = \"42\";")]
    [InlineData("string v = \"\";", "a\"b\\c\nd=e", "string v = \"a\\\"b\\\\c\\nd=e\";")]
    [InlineData("string? v = \"\";", "null", "string? v = null;")]
    [InlineData("double? v = null;", "null", "double? v = null;")]
    [InlineData("double? v = null;", "2", "double? v = 2;")]
    [InlineData("const int w = 1, v = 2;", "5", "int v = 5;")]
    [InlineData("", "8", "int v = 8;")]
    [InlineData("", "8000000000", "long v = 8000000000;")]
    [InlineData("", "0.5", "double v = 0.5;")]
    [InlineData("", "Infinity", "double v = double.PositiveInfinity;")]
    [InlineData("", "True", "bool v = true;")]
    [InlineData("", "null", "string? v = null;")]
    [InlineData("", "1,5", "string v = \"1,5\";")]
    public void A_value_is_written_in_the_type_that_is_declared_or_that_it_looks_like(string declared, string value, string expected)
    {
        var notebook = Notebooks.Document(Notebooks.Code(declared.Replace("rate", "v"), "parameters"));

        var injected = ParameterCell.Inject(notebook, [new("v", value)]);

        Assert.Equal("// Parameters\n" + expected, injected.Cells[1].Source);
    }

    [Theory]
    [InlineData("int v = 1;", "2.5", "the parameter v is declared as int, and \"2.5\" is none.")]
    [InlineData("var v = TimeSpan.Zero;", "1", "the parameter v is declared as var, and only bool, int")]
    [InlineData("Scale v = Scale.Tiny;", "Small", "the parameter v is declared as Scale, and only bool, int")]
    public void A_value_that_does_not_fit_is_refused(string declared, string value, string message)
    {
        var notebook = Notebooks.Document(Notebooks.Code(declared, "parameters"));

        var error = Assert.Throws<KernelException>(() => ParameterCell.Inject(notebook, [new("v", value)]));

        Assert.StartsWith($"test.ipynb: {message}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_is_a_keyword_is_escaped() =>
        Assert.Equal("// Parameters\nint @class = 1;", ParameterCell.Inject(Notebooks.Document(), [new("class", "1")]).Cells[0].Source);

    [Fact]
    public void A_name_that_the_defaults_do_not_declare_is_a_warning()
    {
        var notebook = Notebooks.Document(Notebooks.Code("int epochs = 1;", "parameters"));

        Assert.Equal(
            ["The cell tagged \"parameters\" does not declare Epochs. It declares epochs.", "The cell tagged \"parameters\" does not declare rate."],
            ParameterCell.Warnings(notebook, [new("Epochs", "1"), new("epochs", "1"), new("rate", "1")]));
        Assert.StartsWith("No cell is tagged", Assert.Single(ParameterCell.Warnings(Notebooks.Document(), [new("a", "1")])), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a=b=c", "a", "b=c")]
    [InlineData("größe=", "größe", "")]
    public void The_first_equals_sign_divides_name_and_value(string text, string name, string value) =>
        Assert.Equal(new NotebookParameter(name, value), NotebookParameter.TryParse(text));

    [Theory]
    [InlineData("a")]
    [InlineData("=b")]
    [InlineData("two words=1")]
    [InlineData("learning-rate=1")]
    public void Text_that_names_no_variable_is_no_parameter(string text) => Assert.Null(NotebookParameter.TryParse(text));
}
