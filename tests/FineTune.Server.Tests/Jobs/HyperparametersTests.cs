namespace FineTune.Server.Tests.Jobs;

public sealed class HyperparametersTests
{
    [Theory]
    [InlineData(10, 10, 1)] // As the real service chose for ten rows.
    [InlineData(1, 25, 1)]
    [InlineData(33, 3, 1)]
    [InlineData(34, 3, 1)]
    [InlineData(100, 3, 3)]
    [InlineData(1000, 3, 8)]
    [InlineData(10_000, 2, 8)]
    [InlineData(30_000, 1, 8)]
    public void What_is_not_said_is_chosen_from_the_number_of_rows(int rows, int epochs, int batch)
    {
        var chosen = new Hyperparameters().ChooseFor(rows);

        Assert.Equal((epochs, batch, 1.0), (chosen.Epochs, chosen.BatchSize, chosen.LearningRateMultiplier));
    }

    [Fact]
    public void What_is_said_stays()
    {
        var said = new Hyperparameters { Epochs = 50, BatchSize = 256, LearningRateMultiplier = 1.8 };

        Assert.Equal(said, said.ChooseFor(10));
    }
}
