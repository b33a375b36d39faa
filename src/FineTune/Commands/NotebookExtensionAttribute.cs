namespace FineTune;

/// <summary>
/// Marks a public static class whose properties <c>Commands</c> and <c>Formatters</c> bring magics and displays into a notebook. A host looks
/// for an attribute of this name in the assemblies that a notebook references.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NotebookExtensionAttribute : Attribute;
