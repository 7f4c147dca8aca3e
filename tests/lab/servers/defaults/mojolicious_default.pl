# Mojolicious as it comes: perl mojolicious_default.pl PORT
use Mojolicious::Lite -signatures;

websocket '/' => sub ($self) {
  $self->on(message => sub ($self, $text) {
    if   ($text eq 'close 4000') { $self->finish(4000 => 'x') }
    else                         { $self->send($text) }
  });
};

my $port = shift @ARGV;
app->log->level('fatal');
app->start('daemon', '-l', "http://127.0.0.1:$port");
