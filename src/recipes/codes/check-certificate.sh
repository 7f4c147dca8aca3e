# who signed it, for which names, until when
openssl s_client -connect example.com:443 \
  -servername example.com </dev/null |
  openssl x509 -noout -issuer -dates -ext subjectAltName
