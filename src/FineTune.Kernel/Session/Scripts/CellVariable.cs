using System.Reflection;

namespace FineTune.Kernel;

/// <summary>A variable at the top level of a cell: a field of the object that Roslyn makes of the cell.</summary>
internal sealed class CellVariable
{
    private readonly object _submission;
    private readonly FieldInfo _field;

    private CellVariable(object submission, FieldInfo field) => (_submission, _field) = (submission, field);

    public string Name => _field.Name;

    public Type Type => _field.FieldType;

    public bool IsReadOnly => _field.IsInitOnly || _field.IsLiteral;

    public object? Value
    {
        get => _field.GetValue(_submission);
        set => _field.SetValue(_submission, value);
    }

    public static IEnumerable<CellVariable> Of(object submission) => submission.GetType()
        .GetFields(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly)
        .Where(field => char.IsLetterOrDigit(field.Name[0]) || field.Name[0] == '_')
        .Select(field => new CellVariable(submission, field));
}
