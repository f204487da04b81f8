/**
 * What the VM server needs beside the lab's own packages: QEMU with the firmware and the tools that LXD calls for a
 * virtual machine, and what makes its small image.
 */
export const machinePackages = [
  ...['qemu-system-x86', 'ovmf', 'qemu-utils', 'genisoimage', 'gdisk'],
  ...['binutils', 'cpio', 'dosfstools', 'mtools', 'systemd-boot-efi', 'python3'],
]

/** Only unpacked, never installed: a kernel on the machine itself would be a change that nobody asked for. */
export const kernelPackage = 'linux-image-cloud-amd64'
