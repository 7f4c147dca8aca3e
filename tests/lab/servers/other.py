"""Other server libraries under the same orders as server.ts: python-websockets or aiohttp. JSON lines on stdin and stdout."""
import asyncio
import json
import sys
import time

library, host = sys.argv[1:3]
connections = {}


def tell(**message):
    print(json.dumps(message), flush=True)


def now():
    return round(time.time() * 1000)


def emit(event, name, **more):
    tell(event=event, id=name, atMs=now(), **more)


def id_of(path):
    return path.partition("?id=")[2]


async def start_websockets():
    import websockets
    import websockets.exceptions

    async def handler(socket):
        name = id_of(socket.path)

        async def close(code=1000, reason=""):
            await socket.close(code, reason)

        connections[name] = {"close": close, "transport": socket.transport}
        emit("connected", name)
        try:
            async for message in socket:
                if message in ("hello", "beat"):
                    await socket.send(message)
        except websockets.exceptions.ConnectionClosed:
            pass
        await socket.wait_closed()
        emit("close", name, code=socket.close_code, reason=socket.close_reason, closeFrame=socket.close_rcvd is not None)

    server = await websockets.serve(handler, host, 0, max_size=1024)
    return server.sockets[0].getsockname()[1], server.close, "websockets " + websockets.__version__


async def start_aiohttp():
    import aiohttp
    from aiohttp import web

    async def handler(request):
        socket = web.WebSocketResponse(max_msg_size=1024)
        await socket.prepare(request)
        name = id_of(request.path_qs)

        closing = None

        async def close(code=1000, reason=""):
            nonlocal closing
            closing = asyncio.ensure_future(socket.close(code=code, message=reason.encode()))

        connections[name] = {"close": close, "transport": request.transport}
        emit("connected", name)
        async for message in socket:
            if message.type == aiohttp.WSMsgType.TEXT and message.data in ("hello", "beat"):
                await socket.send_str(message.data)
        # When the handler returns, aiohttp closes with 1000: an own close must be over by then.
        if closing:
            await closing
        emit("close", name, code=socket.close_code or 1006, reason="", closeFrame=socket.close_code not in (None, 1006))
        return socket

    app = web.Application()
    app.router.add_route("GET", "/{tail:.*}", handler)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, host, 0)
    await site.start()
    port = site._server.sockets[0].getsockname()[1]
    return port, lambda: asyncio.ensure_future(runner.cleanup()), "aiohttp " + aiohttp.__version__


async def main():
    port, stop, version = await (start_websockets() if library == "websockets" else start_aiohttp())

    async def carry_out(call, arguments):
        if call == "ports":
            return {"ws": port, "raw": 0, "tls": 0, "version": version}
        name, *rest = arguments
        at = now()
        if call == "close":
            asyncio.ensure_future(connections[name]["close"](*rest))
        elif call == "terminate":
            connections[name]["transport"].abort()
        elif call == "stop":
            stop()
        else:
            raise ValueError("no call " + call)
        return at

    loop = asyncio.get_running_loop()
    reader = asyncio.StreamReader()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    while line := await reader.readline():
        order = json.loads(line)
        try:
            tell(answer=order["sequence"], value=await carry_out(order["call"], order["args"]))
        except Exception as error:
            tell(answer=order["sequence"], error=str(error))


asyncio.run(main())
