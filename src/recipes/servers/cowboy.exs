# Elixir, Cowboy 2: heartbeat, limits and a graceful stop. Start: PORT=8080 mix run cowboy.exs
defmodule Echo do
  @behaviour :cowboy_websocket

  # Cowboy's own idle timeout closes with 1000, after which many clients do not reconnect. The heartbeat is quicker.
  @options %{idle_timeout: 120_000, max_frame_size: 64 * 1024}
  @heartbeat_ms String.to_integer(System.get_env("HEARTBEAT_MS", "25000"))

  # Browsers send the page's Origin. Without this check any site could use its visitors' cookies here.
  def init(request, _) do
    origin = :cowboy_req.header("origin", request)

    if origin == :undefined or URI.parse(origin).authority == :cowboy_req.header("host", request),
      do: {:cowboy_websocket, request, :alive, @options},
      else: {:ok, :cowboy_req.reply(403, request), nil}
  end

  def websocket_init(state) do
    {:ok, _} = Registry.register(Sockets, :open, nil)
    Process.send_after(self(), :heartbeat, @heartbeat_ms)
    {[], state}
  end

  def websocket_handle({:text, text}, state), do: {[{:text, text}], state}
  def websocket_handle(:pong, _), do: {[], :alive}
  def websocket_handle({:pong, _}, _), do: {[], :alive}
  def websocket_handle(_, state), do: {[], state}

  def websocket_info(:heartbeat, :waiting), do: {[{:close, 1011, "no Pong"}], :waiting}

  def websocket_info(:heartbeat, :alive) do
    Process.send_after(self(), :heartbeat, @heartbeat_ms)
    {[:ping], :waiting}
  end

  def websocket_info(:goodbye, state), do: {[{:close, 1001, "server is stopping"}], state}
end

defmodule Stop do
  # SIGTERM: stop accepting, send 1001 to every client, wait until they are gone. Cowboy alone would send nothing.
  # It closes TCP right after the Close frame, so Firefox reports 1001, but not clean.
  def stop do
    :ranch.suspend_listener(:http)
    Registry.dispatch(Sockets, :open, fn sockets -> for {pid, _} <- sockets, do: send(pid, :goodbye) end)
    wait(System.monotonic_time(:millisecond) + String.to_integer(System.get_env("DRAIN_MS", "10000")))
    System.stop(0)
  end

  defp wait(end_ms) do
    if Registry.count(Sockets) > 0 and System.monotonic_time(:millisecond) < end_ms do
      Process.sleep(20)
      wait(end_ms)
    end
  end
end

{:ok, _} = Application.ensure_all_started(:cowboy)
{:ok, _} = Registry.start_link(keys: :duplicate, name: Sockets)
port = String.to_integer(System.get_env("PORT", "8080"))
routes = :cowboy_router.compile([{:_, [{"/[...]", Echo, nil}]}])
{:ok, _} = :cowboy.start_clear(:http, [ip: {127, 0, 0, 1}, port: port], %{env: %{dispatch: routes}})
{:ok, _} = System.trap_signal(:sigterm, fn -> Stop.stop() end)
IO.puts("listening #{port}")
Process.sleep(:infinity)
