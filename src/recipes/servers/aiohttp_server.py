# Python, aiohttp: heartbeat, limits and a graceful stop. Start: PORT=8080 python3 aiohttp_server.py
import asyncio
import os
import weakref
from urllib.parse import urlsplit

from aiohttp import WSCloseCode, web

heartbeat = int(os.environ.get("HEARTBEAT_MS", "25000")) / 1000
drain = int(os.environ.get("DRAIN_MS", "10000")) / 1000
sockets = weakref.WeakSet()
stopping = False


def is_own_page(request):
    # Browsers send the page's Origin. Without this check any site could use its visitors' cookies here.
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.host


async def echo(request):
    if not is_own_page(request):
        raise web.HTTPForbidden()
    # No heartbeat unless asked for: a Pong has to come within half of it, else the connection is closed (1006).
    # timeout: how long close() waits for the answer.
    socket = web.WebSocketResponse(heartbeat=heartbeat, timeout=drain, max_msg_size=64 * 1024)
    await socket.prepare(request)
    sockets.add(socket)
    try:
        async for message in socket:
            if message.type == web.WSMsgType.TEXT:
                await socket.send_str(message.data)
    finally:
        if stopping:
            # In aiohttp 3.8, close() in another task ends the loop above before it sends: returning here would send 1000.
            await goodbye(socket)
        sockets.discard(socket)
    return socket


async def goodbye(socket):
    await socket.close(code=WSCloseCode.GOING_AWAY, message=b"server is stopping")


async def say_goodbye(app):
    # Runs on SIGTERM. aiohttp closes no WebSocket automatically. It may close TCP before the answer arrives, and then Firefox
    # reports 1001, but not clean.
    global stopping
    stopping = True
    await asyncio.gather(*map(goodbye, set(sockets)))


app = web.Application()
app.router.add_get("/{path:.*}", echo)
app.on_shutdown.append(say_goodbye)

if __name__ == "__main__":
    port = int(os.environ.get("PORT", "8080"))
    web.run_app(app, host="127.0.0.1", port=port, print=lambda *_: print("listening", port, flush=True))
