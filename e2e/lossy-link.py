#!/usr/bin/env python3
"""A bad line: two virtual network interfaces, one of them in a network namespace of its own, joined by
this program, which loses and delays packets once it is told to (SIGUSR1; SIGUSR2 makes the line good again).

    lossy-link.py NAMESPACE NEAR FAR LOSS DELAY_MS      as in: far 10.77.0.1 10.77.0.2 0.3 200

Needs root and /dev/net/tun. Prints "ready" when the line stands; takes all of it away at its end.
"""
import ctypes
import fcntl
import heapq
import os
import random
import select
import signal
import struct
import subprocess
import sys
import time

TUNSETIFF, IFF_TUN, IFF_NO_PI, CLONE_NEWNET = 0x400454CA, 0x0001, 0x1000, 0x40000000
LONGEST_QUEUE = 2000


def run(*words):
    subprocess.run(words, check=True)


def tun(name):
    fd = os.open("/dev/net/tun", os.O_RDWR)
    fcntl.ioctl(fd, TUNSETIFF, struct.pack("16sH", name.encode(), IFF_TUN | IFF_NO_PI))
    return fd


def tun_within(namespace, name):
    libc = ctypes.CDLL(None, use_errno=True)
    home = os.open("/proc/self/ns/net", os.O_RDONLY)
    there = os.open(f"/run/netns/{namespace}", os.O_RDONLY)
    try:
        if libc.setns(there, CLONE_NEWNET):
            raise OSError(ctypes.get_errno(), "setns")
        return tun(name)
    finally:
        libc.setns(home, CLONE_NEWNET)


def main(namespace, near, far, loss, delay_ms):
    loss, delay = float(loss), float(delay_ms) / 1000
    suffix = namespace[-6:]
    run("ip", "netns", "add", namespace)
    bad = False

    def turn(signum, _frame):
        nonlocal bad
        bad = signum == signal.SIGUSR1

    signal.signal(signal.SIGUSR1, turn)
    signal.signal(signal.SIGUSR2, turn)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        ends = [tun(f"sbn{suffix}"), tun_within(namespace, f"sbf{suffix}")]
        run("ip", "addr", "add", f"{near}/24", "dev", f"sbn{suffix}")
        run("ip", "link", "set", f"sbn{suffix}", "up")
        within = ("ip", "netns", "exec", namespace, "ip")
        run(*within, "addr", "add", f"{far}/24", "dev", f"sbf{suffix}")
        run(*within, "link", "set", f"sbf{suffix}", "up")
        run(*within, "link", "set", "lo", "up")
        run(*within, "route", "add", "default", "via", near)
        print("ready", flush=True)
        carry(ends, lambda: (loss, delay) if bad else (0.0, 0.0))
    finally:
        subprocess.run(("ip", "netns", "del", namespace), check=False)


def carry(ends, how):
    waiting, count = [], 0
    while True:
        pause = max(0.0, waiting[0][0] - time.monotonic()) if waiting else None
        readable, _, _ = select.select(ends, [], [], pause)
        for end in readable:
            packet = os.read(end, 65536)
            loss, delay = how()
            if random.random() >= loss and len(waiting) < LONGEST_QUEUE:
                count += 1
                other = ends[1 - ends.index(end)]
                heapq.heappush(waiting, (time.monotonic() + delay, count, other, packet))
        while waiting and waiting[0][0] <= time.monotonic():
            _, _, end, packet = heapq.heappop(waiting)
            try:
                os.write(end, packet)
            except OSError:
                pass  # The interface is going away.


if __name__ == "__main__":
    main(*sys.argv[1:])
