#!/usr/bin/env python3
"""with-vsock-answers.py PROGRAM ARGS...: runs a program for which two things that this kernel cannot do seem to work.

LXD starts a virtual machine only where vhost_vsock is there and where it may raise the limit of locked memory. Both
serve what emulation does without: the agent in the guest, and pinned memory. So a seccomp filter answers "done" to
exactly these calls, for the program and its children, and lets everything else pass.
"""
import ctypes
import os
import struct
import sys

X86_64 = 0xC000003E
IOCTL, SETRLIMIT, PRLIMIT64 = 16, 160, 302
SET_GUEST_CID = 0x4008AF60
MEMLOCK = 8

NUMBER, ARCH = 0, 4
PASS, DONE = 0x7FFF0000, 0x00050000  # SECCOMP_RET_ALLOW, SECCOMP_RET_ERRNO with errno 0


def argument(index, high=False):
    """Where half of an argument lies in struct seccomp_data."""
    return 16 + 8 * index + (4 if high else 0)


def load(offset):
    return struct.pack("HBBI", 0x20, 0, 0, offset)


def if_equal(value, then, otherwise):
    """Skips that many instructions."""
    return struct.pack("HBBI", 0x15, then, otherwise, value)


def answer(value):
    return struct.pack("HBBI", 0x06, 0, 0, value)


program = [
    load(ARCH),
    if_equal(X86_64, 0, 16),
    load(NUMBER),
    if_equal(IOCTL, 3, 0),
    if_equal(SETRLIMIT, 4, 0),
    if_equal(PRLIMIT64, 5, 0),
    answer(PASS),
    load(argument(1)),
    if_equal(SET_GUEST_CID, 8, 9),
    load(argument(0)),
    if_equal(MEMLOCK, 6, 7),
    # prlimit64 also reads limits: only with a new limit is it a change.
    load(argument(1)),
    if_equal(MEMLOCK, 0, 5),
    load(argument(2)),
    if_equal(0, 0, 2),
    load(argument(2, high=True)),
    if_equal(0, 1, 0),
    answer(DONE),
    answer(PASS),
]


class Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("instructions", ctypes.c_void_p)]


instructions = ctypes.create_string_buffer(b"".join(program))
libc = ctypes.CDLL(None, use_errno=True)
PR_SET_SECCOMP, MODE_FILTER = 22, 2
given = Program(len(program), ctypes.addressof(instructions))
if libc.prctl(PR_SET_SECCOMP, MODE_FILTER, ctypes.byref(given), 0, 0) != 0:
    sys.exit("no seccomp filter: " + os.strerror(ctypes.get_errno()))
os.execvp(sys.argv[1], sys.argv[1:])
