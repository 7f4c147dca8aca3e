# Python, aiohttp: heartbeat, limits, and a stop that says goodbye. Start: PORT=8080 python3 aiohttp_server.py
import asyncio
import os
import weakref

from aiohttp import WSCloseCode, web

sockets = web.AppKey("sockets", weakref.WeakSet) if hasattr(web, "AppKey") else "sockets"


async def echo(request):
    # No heartbeat unless asked for: a Pong has to come within half of it, else the connection is closed (1006).
    socket = web.WebSocketResponse(heartbeat=25, max_msg_size=64 * 1024)
    await socket.prepare(request)
    request.app[sockets].add(socket)
    try:
        async for message in socket:
            if message.type == web.WSMsgType.TEXT:
                await socket.send_str(message.data)
    finally:
        request.app[sockets].discard(socket)
    return socket


async def say_goodbye(app):
    # Runs on SIGTERM. aiohttp closes no WebSocket by itself.
    await asyncio.gather(
        *(socket.close(code=WSCloseCode.GOING_AWAY, message=b"server is stopping") for socket in set(app[sockets]))
    )


app = web.Application()
app[sockets] = weakref.WeakSet()
app.router.add_get("/{path:.*}", echo)
app.on_shutdown.append(say_goodbye)

if __name__ == "__main__":
    port = int(os.environ.get("PORT", "8080"))
    web.run_app(app, host="127.0.0.1", port=port, print=lambda *_: print("listening", port, flush=True))
