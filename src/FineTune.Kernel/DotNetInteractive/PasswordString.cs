namespace Microsoft.DotNet.Interactive;

/// <summary>A secret that no output shows by accident: as text it is stars.</summary>
public sealed class PasswordString(string clearTextPassword)
{
    private readonly string _clearTextPassword = clearTextPassword;

    public string GetClearTextPassword() => _clearTextPassword;

    public override string ToString() => "************";
}
