namespace FineTune.Kernel;

/// <summary>One thing that could stand at the cursor.</summary>
/// <param name="Text">What is inserted.</param>
/// <param name="Kind">The word by which front ends choose an icon: method, property, class, keyword, magic, file, …</param>
public sealed record CompletionItem(string Text, string Kind)
{
    /// <summary>The namespace whose using the item needs; null when it needs none.</summary>
    public string? MissingUsing { get; init; }
}
