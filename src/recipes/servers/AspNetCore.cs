// C#, ASP.NET Core 9: heartbeat, limits and a graceful stop. Start: PORT=8080 dotnet run (a web project)
using System.Collections.Concurrent;
using System.Net.WebSockets;

const int limit = 64 * 1024;
var open = new ConcurrentDictionary<WebSocket, bool>();
var drain = TimeSpan.FromSeconds(10);

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseUrls($"http://127.0.0.1:{Environment.GetEnvironmentVariable("PORT") ?? "8080"}");
builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = drain + TimeSpan.FromSeconds(5));
var app = builder.Build();

// Without KeepAliveTimeout (new in .NET 9) only unsolicited Pongs are sent, and a broken path is never detected.
app.UseWebSockets(new WebSocketOptions
{
    KeepAliveInterval = TimeSpan.FromSeconds(25),
    KeepAliveTimeout = TimeSpan.FromSeconds(20),
});

app.Map("/{**path}", async (HttpContext context) =>
{
    if (!context.WebSockets.IsWebSocketRequest)
    {
        context.Response.StatusCode = StatusCodes.Status426UpgradeRequired;
        return;
    }
    using var socket = await context.WebSockets.AcceptWebSocketAsync();
    open[socket] = true;
    try
    {
        await Echo(socket);
    }
    catch (WebSocketException error)
    {
        app.Logger.LogInformation("websocket: {Message}", error.Message); // 1006: ended without a Close frame
    }
    finally
    {
        open.TryRemove(socket, out _);
    }
});

async Task Echo(WebSocket socket)
{
    var buffer = new byte[limit];
    var length = 0;
    while (true)
    {
        if (length == limit)
        {
            await socket.CloseAsync(WebSocketCloseStatus.MessageTooBig, null, CancellationToken.None);
            return;
        }
        var part = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
        if (part.MessageType == WebSocketMessageType.Close)
        {
            // The answer to the client's Close; after our own the state is Closed already.
            if (socket.State == WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(socket.CloseStatus ?? WebSocketCloseStatus.Empty, null, CancellationToken.None);
            return;
        }
        length += part.Count;
        if (!part.EndOfMessage) continue;
        await socket.SendAsync(buffer.AsMemory(0, length), part.MessageType, true, CancellationToken.None);
        length = 0;
    }
}

// SIGTERM: send 1001 to every client. CloseOutputAsync only sends; each Echo above runs until the answer arrives, and
// the host waits for it, ShutdownTimeout at most.
app.Lifetime.ApplicationStopping.Register(() =>
{
    foreach (var socket in open.Keys)
        _ = socket.CloseOutputAsync(WebSocketCloseStatus.EndpointUnavailable, "server is stopping", CancellationToken.None);
});

app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine("listening"));
app.Run();
