using System.Text.Json;

namespace FineTune.Notebook.Tests;

public sealed class InteractiveArgumentTests
{
    [Theory]
    [InlineData(typeof(string), "\"a b\"", "a b")]
    [InlineData(typeof(string), "5", "5")]
    [InlineData(typeof(int), "\"12\"", 12)]
    [InlineData(typeof(int), "12", 12)]
    [InlineData(typeof(double), "\"5e-3\"", 5e-3)]
    [InlineData(typeof(double), "2", 2.0)]
    [InlineData(typeof(bool), "true", true)]
    [InlineData(typeof(object), "\"data.jsonl\"", "data.jsonl")]
    public void A_value_has_the_type_of_its_parameter(Type type, string json, object expected) => Assert.Equal(expected, Convert(type, json));

    [Theory]
    [InlineData(typeof(int), "\"many\"")]
    [InlineData(typeof(int), "1.5")]
    [InlineData(typeof(double), "\"1,5\"")]
    [InlineData(typeof(bool), "\"perhaps\"")]
    [InlineData(typeof(string), "[\"a\",\"b\"]")]
    [InlineData(typeof(object), "{\"count\":3}")]
    public void What_does_not_fit_is_no_value(Type type, string json) => Assert.Null(Convert(type, json));

    [Fact]
    public void Several_values_are_a_list_and_one_stands_for_a_list_of_one()
    {
        Assert.Equal(["a", "2"], Assert.IsType<string[]>(Convert(typeof(string[]), "[\"a\",2]")));
        Assert.Equal(["a"], Assert.IsType<string[]>(Convert(typeof(string[]), "\"a\"")));
        Assert.Equal(["a", "b"], Assert.IsType<object[]>(Convert(typeof(object[]), "[\"a\",\"b\"]"), exactMatch: false));
    }

    [Fact]
    public void The_value_of_a_variable_is_taken_in_place_of_its_JSON()
    {
        var data = new Dataset("data", []);

        Assert.Same(data, Convert(typeof(object), "[]", data));
        Assert.Same(data, Assert.Single(Assert.IsType<object[]>(Convert(typeof(object[]), "[]", data))));
        Assert.Equal(7, Convert(typeof(int), "7", variable: 7));
    }

    private static object? Convert(Type type, string json, object? variable = null) =>
        new InteractiveArgument(new CommandParameter { Name = "p", Description = "", Type = type }, JsonElement.Parse(json), variable).Convert();
}
