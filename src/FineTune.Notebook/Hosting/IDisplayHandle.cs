namespace FineTune.Notebook;

/// <summary>An output that was shown and can be replaced in place.</summary>
public interface IDisplayHandle
{
    void Update(IDisplay display);
}
