# at once: FIN, no Close frame
kill -9 "$(lsof -ti tcp:8080 -s tcp:listen)"

# late: packets vanish, still OPEN
sudo iptables -A INPUT -p tcp \
  --dport 8080 -j DROP
# back to normal
sudo iptables -D INPUT -p tcp \
  --dport 8080 -j DROP
