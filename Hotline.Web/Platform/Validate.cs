using System.ComponentModel.DataAnnotations;
using MediatR;

namespace Hotline.Web.Platform;

/// <summary>Second in the pipeline: the fields of the request by their annotations, and what the request itself checks. Messages are keys of the reader's words.</summary>
public sealed class Validate<TRequest, TResponse> : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
{
    /// <inheritdoc/>
    public Task<TResponse> Handle(TRequest request, RequestHandlerDelegate<TResponse> next, CancellationToken cancellationToken)
    {
        if (NulCharacters.In(request) is { Count: > 0 } nul)
        {
            throw new Invalid([.. nul.Select(field => new FieldError(field, "NulCharacter"))]);
        }

        var found = new List<ValidationResult>();
        var context = new ValidationContext(request);
        if (!Validator.TryValidateObject(request, context, found, validateAllProperties: true))
        {
            // The framework asks the request itself only when every single field is well formed; people want to hear all at once.
            found.AddRange((request as IValidatableObject)?.Validate(context) ?? []);
            throw new Invalid([.. found.Select(f => new FieldError(f.MemberNames.FirstOrDefault() ?? "", f.ErrorMessage ?? "Invalid")).Distinct()]);
        }

        return next();
    }
}
