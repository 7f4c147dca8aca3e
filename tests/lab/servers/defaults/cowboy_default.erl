%% Cowboy as it comes: erl -noinput -pa … -s cowboy_default start PORT
-module(cowboy_default).
-export([start/1, init/2, websocket_handle/2, websocket_info/2]).

start([Port]) ->
    {ok, _} = application:ensure_all_started(cowboy),
    Routes = cowboy_router:compile([{'_', [{"/", ?MODULE, []}]}]),
    Options = [{ip, {127, 0, 0, 1}}, {port, list_to_integer(atom_to_list(Port))}],
    {ok, _} = cowboy:start_clear(http, Options, #{env => #{dispatch => Routes}}).

init(Request, State) -> {cowboy_websocket, Request, State}.

websocket_handle({text, <<"close 4000">>}, State) -> {[{close, 4000, <<"x">>}], State};
websocket_handle({text, Text}, State) -> {[{text, Text}], State};
websocket_handle(_, State) -> {[], State}.

websocket_info(_, State) -> {[], State}.
