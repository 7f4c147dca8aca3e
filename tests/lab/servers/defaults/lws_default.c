/* libwebsockets as it comes: lws_default PORT */
#include <libwebsockets.h>
#include <stdlib.h>
#include <string.h>

/* What is echoed, with the room before it that lws_write() wants. */
struct echo {
  size_t length;
  unsigned char bytes[LWS_PRE + 4096];
};

static int on_event(struct lws *wsi, enum lws_callback_reasons reason, void *user, void *in, size_t length) {
  struct echo *echo = user;
  if (reason == LWS_CALLBACK_RECEIVE) {
    if (length == 10 && !memcmp(in, "close 4000", 10)) {
      lws_close_reason(wsi, 4000, (unsigned char *)"x", 1);
      return -1;
    }
    echo->length = length;
    memcpy(echo->bytes + LWS_PRE, in, length);
    lws_callback_on_writable(wsi);
  } else if (reason == LWS_CALLBACK_SERVER_WRITEABLE && echo->length > 0) {
    lws_write(wsi, echo->bytes + LWS_PRE, echo->length, LWS_WRITE_TEXT);
    echo->length = 0;
  }
  return 0;
}

static const struct lws_protocols protocols[] = {{"echo", on_event, sizeof(struct echo), 4096, 0, NULL, 0}, {0}};

int main(int count, char **arguments) {
  struct lws_context_creation_info info = {0};
  info.port = count > 1 ? atoi(arguments[1]) : 0;
  info.iface = "127.0.0.1";
  info.protocols = protocols;
  lws_set_log_level(0, NULL);
  struct lws_context *context = lws_create_context(&info);
  while (context && lws_service(context, 0) >= 0) continue;
  return 1;
}
