using System.Text.Json;
using System.Text.Json.Serialization;

namespace FineTune.Server;

/// <summary>A number, or "auto" for null.</summary>
internal sealed class AutoNumberConverter : JsonConverter<double?>
{
    private const string Auto = "auto";

    public override bool HandleNull => true;

    public override double? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? null : reader.GetDouble();

    public override void Write(Utf8JsonWriter writer, double? value, JsonSerializerOptions options)
    {
        if (value is { } number)
            writer.WriteNumberValue(number);
        else
            writer.WriteStringValue(Auto);
    }
}
