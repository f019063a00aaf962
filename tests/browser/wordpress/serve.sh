# Serves a WordPress from a folder until standard input ends, also if the tests are killed; then removes the folder.
folder=$1 port=$2
mariadbd --no-defaults --user="$(id -un)" --datadir="$folder/db" --socket="$folder/db.sock" --skip-networking \
  --pid-file="$folder/db.pid" --innodb-flush-log-at-trx-commit=0 </dev/null >"$folder/db.log" 2>&1 &
cd "$folder/site" || exit 1
# Several workers, because the site also asks itself.
PHP_CLI_SERVER_WORKERS=4 php -d upload_max_filesize=16M -d post_max_size=16M -S "127.0.0.1:$port" router.php </dev/null >"$folder/php.log" 2>&1 &
cat >/dev/null
# The whole process group, because PHP's workers outlive their parent.
trap '' TERM
kill -TERM 0
wait
rm -rf "$folder"
