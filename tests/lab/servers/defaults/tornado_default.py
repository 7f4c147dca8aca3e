"""Tornado as it comes: python3 tornado_default.py PORT"""
import asyncio
import sys

from tornado.web import Application
from tornado.websocket import WebSocketHandler


class Echo(WebSocketHandler):
    def on_message(self, message):
        if message == "close 4000":
            self.close(4000, "x")
        else:
            self.write_message(message)


async def main():
    Application([("/", Echo)]).listen(int(sys.argv[1]), "127.0.0.1")
    await asyncio.Future()


asyncio.run(main())
