"""python-websockets as it comes: python3 websockets_default.py PORT"""
import asyncio
import sys

import websockets


async def echo(socket):
    async for message in socket:
        if message == "close 4000":
            await socket.close(4000, "x")
        else:
            await socket.send(message)


async def main():
    async with websockets.serve(echo, "127.0.0.1", int(sys.argv[1])):
        await asyncio.Future()


asyncio.run(main())
