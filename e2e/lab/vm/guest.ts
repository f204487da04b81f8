/*
 * What runs in the small virtual machine: nothing but busybox in the memory that it was started with. A shell on the
 * screen (tty1) and one on the serial line, which is the text console of LXD. `said WORDS` writes to the serial line:
 * so a test sees there what arrived from the keyboard.
 */
const init = `#!/bin/busybox sh
export PATH=/bin
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev
mkdir -p /dev/pts
mount -t devpts devpts /dev/pts
while read module; do insmod "/modules/$module.ko"; done < /modules/order
hostname lab-vm
ip link set lo up
for try in 1 2 3 4 5 6 7 8; do
  [ -e /sys/class/net/eth0 ] && break
  sleep 0.2
done
ip link set eth0 up && udhcpc -i eth0 -b -S -s /etc/udhcpc.script > /dev/null 2>&1 &
power=$(grep -l 'Power Button' /sys/class/input/input*/name | head -1)
[ -n "$power" ] && /bin/sh -c 'dd if="$0" bs=24 count=1 of=/dev/null 2> /dev/null && poweroff -f' \\
  "/dev/input/$(cd "$(dirname "$power")" && echo event*)" &
echo "the lab's virtual machine is up" | tee /dev/ttyS0 > /dev/tty1
exec busybox init
`

const said = `#!/bin/sh
echo "said: $*" > /dev/ttyS0
`

const inittab = `ttyS0::respawn:-/bin/sh
tty1::respawn:-/bin/sh
::ctrlaltdel:/bin/echo-keys
::shutdown:/bin/true
`

/** Ctrl+Alt+Del would restart the machine; here it is heard, so that a test can tell that it arrived. */
const echoKeys = `#!/bin/sh
echo "heard: Ctrl+Alt+Del" > /dev/ttyS0
`

const dhcp = `#!/bin/sh
case "$1" in
deconfig) ip addr flush dev $interface ;;
bound|renew) ip addr flush dev $interface; ip addr add $ip/$mask dev $interface ;;
esac
`

export const guestFolders = ['bin', 'dev', 'etc', 'modules', 'proc', 'root', 'sys', 'tmp']

export const guestFiles: Record<string, string> = {
  'bin/echo-keys': echoKeys,
  'bin/said': said,
  'etc/group': 'root:x:0:\n',
  'etc/inittab': inittab,
  'etc/passwd': 'root:x:0:0:root:/root:/bin/sh\n',
  'etc/udhcpc.script': dhcp,
  init,
}
