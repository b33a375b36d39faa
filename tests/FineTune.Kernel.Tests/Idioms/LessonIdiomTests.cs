namespace FineTune.Kernel.Tests;

/// <summary>What first lessons of C# do.</summary>
public sealed class LessonIdiomTests : IdiomTest
{
    [Fact]
    public async Task A_variable_is_declared_again_in_every_cell() =>
        Assert.Equal("7\n", await PrintedAsync("int a = 5;\nint c = a + 1;", "int a = 8;\ndouble c = a - 1;", "Console.WriteLine(c);"));

    [Fact]
    public async Task Names_of_an_earlier_cell_are_read_in_a_later_one() =>
        Assert.Equal("Hello Ada!\n", await PrintedAsync("var friend = \"Ada\";", "Console.WriteLine($\"Hello {friend}!\");"));

    [Theory]
    [InlineData("int turn = 0; while (turn < 2) { Console.Write(turn); turn++; }", "01")]
    [InlineData("int turn = 0; do { Console.Write(turn); turn++; } while (turn < 2);", "01")]
    [InlineData("for (int turn = 0; turn < 2; turn++)\n  Console.Write(turn);", "01")]
    [InlineData("foreach (var name in new List<string> { \"Ann\", \"Bo\" })\n{\n    Console.Write(name.ToUpper());\n}", "ANNBO")]
    [InlineData("int a = 5; int b = 6;\nif (a + b > 10)\n    Console.Write(\"more\");\nelse\n    Console.Write(\"less\");", "more")]
    public async Task Branches_and_loops_stand_at_the_top_level(string cell, string printed) => Assert.Equal(printed, await PrintedAsync(cell));

    [Fact]
    public async Task Whole_numbers_overflow_silently() => Assert.Equal(["-2147483646"], await ShownAsync("int max = int.MaxValue;", "int what = max + 3;\nwhat"));

    [Theory]
    [InlineData("double third = 1.0 / 3.0; third", "0.3333333333333333")]
    [InlineData("1.0M / 3.0M", "0.3333333333333333333333333333")]
    [InlineData("7 / 2", "3")]
    [InlineData("double.MaxValue", "1.7976931348623157E+308")]
    public async Task Numbers_are_shown_whole(string cell, string shown) => Assert.Equal([shown], await ShownAsync(cell));

    [Fact]
    public async Task Text_is_formatted_in_three_ways() =>
        Assert.Equal("[ x ] 0.13 a\t1\n", await PrintedAsync("var s = \" x \"; Console.WriteLine($\"[{s}] {0.126:0.00} \" + string.Format(\"{0}\\t{1}\", \"a\", 1));"));

    [Fact]
    public async Task A_class_grows_from_cell_to_cell() =>
        Assert.Equal(
            "Ann has 15\n",
            await PrintedAsync(
                "public class Account\n{\n    public string Owner { get; set; }\n}",
                "var account = new Account { Owner = \"Ann\" };",
                """
                using System.Collections.Generic;

                public class Account
                {
                    private static int seed = 1000;
                    private List<decimal> moves = new List<decimal>();

                    public Account(string owner) { this.Owner = owner; this.Number = (seed++).ToString(); }

                    public string Number { get; }
                    public string Owner { get; set; }

                    public decimal Balance
                    {
                        get { decimal sum = 0; foreach (var move in moves) { sum += move; } return sum; }
                    }

                    public void Deposit(decimal amount, DateTime date, string note)
                    {
                        if (amount <= 0) throw new ArgumentOutOfRangeException(nameof(amount), "must be positive");
                        moves.Add(amount);
                    }
                }
                """,
                """
                var account = new Account("Ann");
                account.Deposit(15, DateTime.Now, "start");
                Console.WriteLine($"{account.Owner} has {account.Balance}");
                """));

    [Fact]
    public async Task An_exception_of_the_lesson_is_shown_and_the_next_cell_runs()
    {
        var output = await RunAsync("throw new ArgumentOutOfRangeException(\"amount\", \"must be positive\");");

        Assert.Equal("System.ArgumentOutOfRangeException", output.Error.Name);
        Assert.Equal("1\n", await PrintedAsync("Console.WriteLine(1);"));
    }

    [Fact]
    public async Task A_cell_of_comments_alone_does_nothing() => Assert.Empty((await CellsAsync("// your turn\n\n/* write here */")).Messages);
}
