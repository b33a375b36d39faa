namespace FineTune.OpenAI;

/// <summary>Where in Azure a Foundry resource lies.</summary>
/// <param name="SubscriptionId">Id of the subscription.</param>
/// <param name="ResourceGroup">Name of the resource group.</param>
/// <param name="Resource">Name of the resource.</param>
public sealed record FoundryResource(string SubscriptionId, string ResourceGroup, string Resource);
