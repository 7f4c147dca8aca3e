socket.onclose = ({ code }) => {
  console.log(code);
};
// no arguments, no code
socket.close();
