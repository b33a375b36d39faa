using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FineTune.OpenAI;

/// <summary>
/// Deploys a fine-tuned model of Microsoft Foundry, which does not answer before that, through Azure Resource Manager. A deployment costs
/// money for as long as it is there, whether it is asked or not; Azure deletes one that nobody asked for 15 days, and one of the developer tier
/// after 24 hours. The model stays. (Routes, tiers and lifetimes: learn.microsoft.com, "Deploy a fine-tuned model" and "Test a fine-tuned model" of
/// Microsoft Foundry, and the reference of Microsoft.CognitiveServices deployments, read on 2026-11-27.)
/// </summary>
public sealed class FoundryDeployment
{
    /// <summary>Environment variable or user secret with the bearer token: <c>az account get-access-token --query accessToken -o tsv</c>.</summary>
    public const string TokenVariable = "AZURE_ACCESS_TOKEN";

    private const string ApiVersion = "2024-10-01";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);
    private readonly HttpClient _http;
    private readonly TimeProvider _time;
    private readonly FoundryResource _resource;
    private readonly ServiceKey _token;

    internal FoundryDeployment(FoundryResource resource, ServiceKey token, TimeProvider time, HttpClient http) =>
        (_resource, _token, _time, _http) = (resource, token, time, http);

    /// <param name="resource">Where the model was trained.</param>
    /// <param name="token">Bearer token for https://management.azure.com; null takes that of <see cref="TokenVariable"/>.</param>
    /// <exception cref="FineTuneException">There is no token.</exception>
    public static FoundryDeployment Connect(FoundryResource resource, string? token = null)
    {
        ArgumentNullException.ThrowIfNull(resource);
        token ??= UserSettings.Find(TokenVariable) ?? throw new FineTuneException(
            $"There is no token for Azure. Run `az account get-access-token --query accessToken -o tsv` and set {TokenVariable} to what it prints.");
        return new FoundryDeployment(resource, new ServiceKey(token), TimeProvider.System, new HttpClient());
    }

    /// <summary>
    /// Deploys the model and waits until it answers, mostly some minutes. Ask it by the deployment's name:
    /// <c>service.ChatClient(deployment)</c>.
    /// </summary>
    /// <param name="deployment">A name for the deployment; one that is there already is changed.</param>
    /// <param name="model">Name of the fine-tuned model.</param>
    /// <param name="tier">
    /// "Standard" (in the region of the resource, an hourly fee), "GlobalStandard" (the same, anywhere) or "DeveloperTier" (anywhere, tokens
    /// alone, for a day). Models other than OpenAI's need "GlobalStandard".
    /// </param>
    /// <param name="format">Whose model was tuned, as Azure Resource Manager spells it: "OpenAI", "Microsoft" (gpt-oss), "Mistral AI", "Meta", "Alibaba".</param>
    /// <param name="capacity">Thousands of tokens a minute, out of the quota of the subscription. With 1, a second question within the minute may have to wait.</param>
    /// <param name="cancellationToken">Stops the waiting; the deployment goes on.</param>
    /// <exception cref="FineTuneException">Azure refused, or the deployment failed.</exception>
    public async Task DeployAsync(
        string deployment, string model, string tier = "Standard", string format = "OpenAI", int capacity = 1, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(deployment);
        ArgumentException.ThrowIfNullOrWhiteSpace(model);
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        var body = new JsonObject
        {
            ["sku"] = new JsonObject { ["name"] = tier, ["capacity"] = capacity },
            ["properties"] = new JsonObject { ["model"] = new JsonObject { ["format"] = format, ["name"] = model, ["version"] = "1" } },
        };
        var start = _time.GetTimestamp();
        var state = await SendAsync(HttpMethod.Put, deployment, body, cancellationToken);
        while (state is not "Succeeded")
        {
            if (state is "Failed" or "Canceled" or "Disabled" or "Deleting")
                throw new FineTuneException($"The deployment {deployment} of {model} ended as {state}. Look at it in the Azure portal, delete it there and deploy again.");
            if (_time.GetElapsedTime(start) > Longest)
                throw new FineTuneException($"The deployment {deployment} of {model} is still {state} after {Longest.TotalMinutes} minutes. Look at it in the Azure portal.");
            await Task.Delay(Pause, _time, cancellationToken);
            state = await SendAsync(HttpMethod.Get, deployment, body: null, cancellationToken);
        }
    }

    /// <summary>Ends the costs; the model stays and can be deployed again.</summary>
    public async Task DeleteAsync(string deployment, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(deployment);
        await SendAsync(HttpMethod.Delete, deployment, body: null, cancellationToken);
    }

    /// <summary>Returns the provisioning state; these three methods may be repeated without harm.</summary>
    private async Task<string> SendAsync(HttpMethod method, string deployment, JsonObject? body, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var request = new HttpRequestMessage(method, AddressOf(deployment));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token.Value);
            request.Content = body is null ? null : JsonContent.Create(body);
            using var response = await AskAsync(request, cancellationToken);
            if ((int)response.StatusCode is 429 or >= 500 && attempt < 5)
            {
                await Task.Delay(response.Headers.RetryAfter?.Delta ?? Pause, _time, cancellationToken);
                continue;
            }
            var answer = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            return response.IsSuccessStatusCode ? StateIn(answer) : throw new FineTuneException(_token.Redact(Refusal((int)response.StatusCode, answer)));
        }
    }

    private async Task<HttpResponseMessage> AskAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await _http.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException exception)
        {
            throw new FineTuneException($"Azure Resource Manager does not answer: {exception.Message} Try again.", exception);
        }
    }

    private Uri AddressOf(string deployment) => new(
        $"https://management.azure.com/subscriptions/{Uri.EscapeDataString(_resource.SubscriptionId)}"
        + $"/resourceGroups/{Uri.EscapeDataString(_resource.ResourceGroup)}/providers/Microsoft.CognitiveServices"
        + $"/accounts/{Uri.EscapeDataString(_resource.Resource)}/deployments/{Uri.EscapeDataString(deployment)}?api-version={ApiVersion}");

    private static string StateIn(byte[] answer) =>
        answer.Length == 0 ? "Succeeded" : JsonElement.Parse(answer).Member("properties")?.Text("provisioningState") ?? "Accepted";

    private static string Refusal(int status, byte[] answer)
    {
        var whatToDo = status switch
        {
            401 => $"Get a new token: `az account get-access-token --query accessToken -o tsv`, and set {TokenVariable}.",
            403 => "The account needs the role Cognitive Services Contributor on the resource.",
            404 => "Check subscription, resource group and resource.",
            _ => "Change what is named and try again.",
        };
        return $"Azure answers: {ErrorText.Said(answer)} (HTTP {status}). {whatToDo}";
    }
}
