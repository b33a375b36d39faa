namespace FineTune.Notebook;

/// <summary>Shows values of a type that is not of this library in one MIME type; a host may call its members by name.</summary>
public interface INotebookFormatter
{
    /// <summary>Derived types are meant, too.</summary>
    Type Type { get; }

    string MimeType { get; }

    /// <summary>False when there is nothing to show for that value.</summary>
    bool Format(object value, TextWriter writer);
}
