"""Builds worlds of Linux network namespaces and tries real connections in them.

Reads a world per line as JSON (arena.ts has its shape), writes per line who answered each probe, or null. It knows
nothing of AWS: addresses, routes and filters come as lines for ip and nft.
"""

import ctypes
import fcntl
import json
import os
import select
import socket
import struct
import subprocess
import sys
import time

CLONE_NEWNET = 0x40000000
LIBC = ctypes.CDLL(None, use_errno=True)
SIOCGIFFLAGS, SIOCSIFFLAGS = 0x8913, 0x8914
IFF_UP, IFF_RUNNING = 0x1, 0x40
SOCKET_KIND = {"tcp": socket.SOCK_STREAM, "udp": socket.SOCK_DGRAM}

# Set before there is an interface, so that each has it. Duplicate address detection would take a second.
SETTINGS = {
    "ipv4/ip_forward": 1,
    "ipv4/conf/all/rp_filter": 0,
    "ipv4/conf/default/rp_filter": 0,
    "ipv4/conf/all/send_redirects": 0,
    "ipv4/conf/default/send_redirects": 0,
    "ipv6/conf/all/forwarding": 1,
    "ipv6/conf/default/forwarding": 1,
    "ipv6/conf/all/accept_dad": 0,
    "ipv6/conf/default/accept_dad": 0,
}


def check(result):
    if result != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))


def enter(space):
    check(LIBC.setns(space, CLONE_NEWNET))


def new_space():
    check(LIBC.unshare(CLONE_NEWNET))
    space = os.open("/proc/thread-self/ns/net", os.O_RDONLY)
    for name, value in SETTINGS.items():
        with open(f"/proc/sys/net/{name}", "w") as file:
            file.write(str(value))
    return space


def run(program, lines):
    done = subprocess.run(program, input=lines, capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(program)}: {done.stderr}\n{lines}")


def build(world, spaces):
    """Makes the namespaces, the links between them, then what is in each."""
    for name in world["spaces"]:
        spaces[name] = new_space()
    at = lambda name: f"/proc/{os.getpid()}/fd/{spaces[name]}"
    # Where both ends have the same index the kernel takes a second to notice that a link is up.
    run(["ip", "-batch", "-"], "".join(
        f"link add {a['name']} netns {at(a['space'])} index {2 * number + 10} type veth "
        f"peer name {b['name']} netns {at(b['space'])} index {2 * number + 11}\n"
        for number, (a, b) in enumerate(world["links"])))
    for name, content in world["spaces"].items():
        enter(spaces[name])
        run(["ip", "-batch", "-"], "".join(line + "\n" for line in content["ip"]))
        run(["ip", "-6", "-batch", "-"], "".join(line + "\n" for line in content["ip6"]))
        if content["nft"]:
            run(["nft", "-f", "-"], content["nft"])
    for end in (end for link in world["links"] for end in link):
        enter(spaces[end["space"]])
        await_running(end["name"])


def flags(control, name, request, value):
    return struct.unpack("16sH", fcntl.ioctl(control, request, struct.pack("16sH", name.encode(), value)))[1]


def await_running(name):
    """A link that is up sends nothing before the kernel's own worker has seen that the other end is up, too."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        deadline = time.monotonic() + 10
        while not flags(control, name, SIOCGIFFLAGS, 0) & IFF_RUNNING:
            if time.monotonic() > deadline:
                raise RuntimeError(f"{name} does not come up")
            time.sleep(0.001)
        # waits for the worker's lock: it says that the link is running a moment before it is
        flags(control, "lo", SIOCSIFFLAGS, IFF_UP)


def new_socket(protocol, address):
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    created = socket.socket(family, SOCKET_KIND[protocol])
    created.setblocking(False)
    return created


def listeners(world, spaces):
    """Every listener says the name of its namespace to who connects."""
    for name, content in world["spaces"].items():
        enter(spaces[name])
        for protocol, address, port in content["listen"]:
            server = new_socket(protocol, address)
            server.bind((address, port))
            if protocol == "tcp":
                server.listen(64)
            yield server, name.encode()


def begin(probe, spaces):
    """A connection that has begun, or nothing where this machine has no route."""
    enter(spaces[probe["from"]])
    client = new_socket(probe["protocol"], probe["to"])
    try:
        client.bind((probe["source"], 0))
        client.connect((probe["to"], probe["port"]))
    except BlockingIOError:
        return client
    except OSError:
        client.close()
        return None
    try:
        client.send(b"?")
    except OSError:
        pass
    return client


def answer(server, name):
    """Gives the name to whoever asks."""
    try:
        if server.type == socket.SOCK_STREAM:
            connection, _ = server.accept()
            with connection:
                connection.send(name)
        else:
            _, client = server.recvfrom(16)
            server.sendto(name, client)
    except OSError:
        pass  # who asked is gone, or may not be answered


def heard(client):
    try:
        return client.recv(256).decode() or None
    except OSError:
        return None


def converse(servers, clients, quiet):
    """Lets all talk until nothing has happened for `quiet` seconds; what each client heard, by its place."""
    poll = select.epoll()
    serving = {server.fileno(): (server, name) for server, name in servers}
    asking = {client.fileno(): (client, place) for place, client in enumerate(clients) if client}
    for number in (*serving, *asking):
        poll.register(number, select.EPOLLIN)
    answers = [None] * len(clients)
    while asking:
        events = poll.poll(quiet)
        if not events:
            break
        for number, _ in events:
            if number in serving:
                answer(*serving[number])
            else:
                client, place = asking.pop(number)
                poll.unregister(number)
                answers[place] = heard(client)
    poll.close()
    return answers


def play(world):
    spaces, servers, clients = {}, [], []
    try:
        build(world, spaces)
        servers = list(listeners(world, spaces))
        clients = [begin(probe, spaces) for probe in world["probes"]]
        return converse(servers, clients, world["quiet"])
    finally:
        for opened in [*clients, *(server for server, _ in servers)]:
            if opened:
                opened.close()
        for space in spaces.values():
            os.close(space)


def main():
    home = os.open("/proc/thread-self/ns/net", os.O_RDONLY)
    print(json.dumps({"ready": True}), flush=True)
    for line in sys.stdin:
        try:
            print(json.dumps({"answers": play(json.loads(line))}), flush=True)
        except (OSError, RuntimeError) as error:
            print(json.dumps({"error": str(error)}), flush=True)
        enter(home)


main()
