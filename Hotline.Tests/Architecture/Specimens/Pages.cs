using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Web.Platform;
using Hotline.Web.Tickets;
using Microsoft.AspNetCore.Components;

namespace Hotline.Tests.Architecture.Specimens;

/// <summary>For nobody.</summary>
[Route("/console/nobody")]
public sealed class NobodysPage : ComponentBase;

/// <summary>For both.</summary>
[Route("/console/both")]
[Public]
[Console(Permission.Intake)]
public sealed class BothPage : ComponentBase;

/// <summary>Public, yet routed by the circuit.</summary>
[Route("/open")]
[Public]
public sealed class CircuitPage : ComponentBase;

/// <summary>A console page outside /console.</summary>
[Route("/consolation")]
[Console(Permission.Intake)]
public sealed class AstrayPage : ComponentBase;

/// <summary>A public page inside /console.</summary>
[Route("/console/open")]
[Public]
public sealed class IntruderPage : ComponentBase;

/// <summary>A form of another kind.</summary>
[FormFor(TicketAction.Accept)]
public sealed class LonelyForm : ComponentBase;

/// <summary>A second form for the same action.</summary>
[FormFor(TicketAction.Accept)]
public sealed class SecondForm : ActionForm;
