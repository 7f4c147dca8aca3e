/**
 * Whether a line tells that a connection opened or ended. Only what has happened counts: “connecting”, “will close”
 * and “failed to open” are neither.
 */
export type Lifecycle = 'open' | 'close';

const opens =
  /(?<!not )(?<!re-?)\bopened\b|\bon_?open\b|\b(?:re)?connected\b(?! to (?:the )?(?:redis|database|db|mysql|postgres|mongo|kafka|rabbit|broker|gdb))|\b(?:connection|socket|session|websocket|ws|client|channel|stream|tunnel) (?:is |was |has been |now )?(?:open\b(?! (?:fail|timeout|error))|established|accepted|up\b|started|created|ready)|\[accepted\]|\bestablished\b|\baccepted\b|\bupgraded\b|\bWSCONNECT\b|\bwebsocket connect\b|\bhandshake (?:complete|succe)|\bswitching protocols\b|\bsuccessfully upgraded\b|\bconnection made\b|\bnew (?:client|connection|session)\b|\bopen(?=:? ?(?:\d\d?:|at |$|,|\s))|\bstarted (?:get )?"\/cable|\bregistered connection\b|\bConnect(?:ion)?Open(?:ed)?\b|\bON_?OPEN\b|接続(?:開始|した|しました|確立|完了|成功|済|に成功)|つなが(?:った|りました)|已连接|连接(?:成功|已建立|建立)|建立连接|連線成功|연결(?:됨|되었|성공)|verbunden|aufgebaut|conectado|connecté|подключ[её]н|соединение установлено/i;
const closes =
  /\bclosed\b|\bclos(?:es|ing)\b|\bclose\b(?! (?:timeout|handshake|interval|to|the|your|it|all|button|price))|\bon_?close\b|\bdis?connect(?:ed|s|ion|ing)?\b|\bWSDISCONNECT\b|\bwebsocket disconnect\b|\b(?:connection|socket|session) (?:was )?lost\b|\blost (?:the )?connection\b|\bdrop(?:s|ped)\b|\bended\b|\bterminated\b|\bgone\b|\bdied\b|\bhung up\b|\bconnection reset\b|\bpruned\b|\b1006\b|\bfinished "\/cable|\bremoving connection\b|\bclient left\b|\bsocket end\b|切断|切れ|落ち(?:る|た|ました)|断开|斷開|连接(?:关闭|断)|关闭连接|已关闭|掉线|끊(?:김|겼|어|기)|종료|getrennt|geschlossen|abgebrochen|desconect|cerrad|déconnect|fermée?|отключ|закрыт|разорван/i;

/** What makes an opening or an ending one that did not happen. */
const notOpened =
  /\b(?:fail(?:ed|ure|s)?|unable|could ?n.t|cannot|can.t|refused|rejected|not|never|before|timed? ?out|waiting|trying|attempt(?:ing)?|error) (?:\w+ ){0,4}(?:open|connect|establish|upgrade|accept)|\b(?:open|connect|upgrade) (?:failed|error|timeout)|\bconnection (?:failed|refused|timed out)|できません|失敗|失败|无法/i;
const notClosed =
  /\bfailed:|\bwill (?:be )?clos|\bbefore (?:the connection (?:is|was) established|receiving a handshake)|\bconnection: ?close|\bclose[_ ](?:timeout|handshake)\b|\breopen|\bcannot close\b|\bclosed source\b|\bdisconnect(?:ed)? from (?:redis|database|db)/i;

/** A MOZ_LOG names its functions, of which dozens are called close and connect; these two are the admission manager's. */
const mozillaLog = /\/nsWebSocket (?:Websocket: (OnConnected|OnStopSession): )?/;

/** What a line or a part of one tells. An ending outranks an opening in one breath. */
export function lifecycleOf(text: string): Lifecycle | null {
  const logged = mozillaLog.exec(text);
  if (logged) return logged[1] === undefined ? null : logged[1] === 'OnConnected' ? 'open' : 'close';
  if (closes.test(text) && !notClosed.test(text)) return 'close';
  return opens.test(text) && !notOpened.test(text) ? 'open' : null;
}
