using System.Globalization;

namespace FineTune.Server;

/// <summary>Which page of a list is asked for.</summary>
internal sealed record PageRequest(int Limit, string? After, bool Ascending)
{
    /// <exception cref="ApiException">400: the limit is no number from 1 to <paramref name="most"/>, or the order is unknown.</exception>
    public static PageRequest Read(HttpRequest request, int limit, int most)
    {
        var query = request.Query;
        var given = query["limit"].ToString();
        if (given.Length > 0 && !int.TryParse(given, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out limit))
            throw ApiException.Invalid($"'{Ellipsis.Shorten(given, 40)}' is not of type 'integer' - 'limit'", "limit");
        if (limit < 1)
            throw ApiException.Invalid($"{limit} is less than the minimum of 1 - 'limit'", "limit");
        if (limit > most)
            throw ApiException.Invalid($"{limit} is greater than the maximum of {most} - 'limit'", "limit");
        var ascending = query["order"].ToString() switch
        {
            "" or "desc" => false,
            "asc" => true,
            var other => throw ApiException.Invalid($"'{Ellipsis.Shorten(other, 40)}' is not one of ['asc', 'desc'] - 'order'", "order"),
        };
        return new PageRequest(limit, query["after"].ToString() is { Length: > 0 } after ? after : null, ascending);
    }
}
