using System.Reflection;

namespace FineTune.Notebook.Tests;

public sealed class CarriedFSharpTests
{
    [Fact]
    public void A_version_that_is_newer_than_the_one_here_is_the_one_here()
    {
        CarriedFSharp.Use();
        CarriedFSharp.Use();

        var newer = Assembly.Load(new AssemblyName("FSharp.Core, Version=99.0.0.0"));

        Assert.Same(Assembly.Load(new AssemblyName("FSharp.Core")), newer);
    }
}
