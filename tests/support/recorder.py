"""Recorder: a command in a network of its own, where every name and address answers, and what the command wanted of it.

Knows Linux, which must let a user make namespaces; `find_obstacle` says why it does not. The network has one
interface, the loopback, to which every address leads: nothing gets out, and whoever asks is answered as by the machine
that was meant. What is seen is one line each:

    asks for the name example.org            a question to a name server, wherever that is
    sends to 203.0.113.7:443 over tcp        a packet to another machine; of a connection over TCP, the first one
    greets example.org                       the name in the greeting of TLS
    listens on 0.0.0.0:8888 over tcp         a socket that other machines could reach
"""

import fcntl
import os
import shutil
import socket
import ssl
import struct
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address
from pathlib import Path
from typing import NamedTuple

NAMESPACE = ("unshare", "--user", "--map-root-user", "--net", "--uts")
OBSTACLES = ("unshare:", "PermissionError:")
HOST = "recorded"  # a name that no /etc/hosts has, so that asking for one's own address is seen too
ANSWER = IPv4Address("203.0.113.7")  # what every name leads to; of a network kept for documentation
ANSWERED = {socket.SOCK_DGRAM: (53,), socket.SOCK_STREAM: (53, 80, 443)}
LOOK_EVERY = 1  # second; a look goes through all of the system's sockets, and takes 7 milliseconds
LINGER = 0.3  # seconds in which the last packets are still read

IPV4, IPV6 = 0x0800, 0x86DD
TCP, UDP = 6, 17
SYN, ACK = 0x02, 0x10
TCP_LISTENS = "0A"


class Recording(NamedTuple):
    """A command's exit status and output, and what it wanted of the network: a line each, in order."""

    status: int
    output: str
    seen: list[str]


def find_obstacle() -> str | None:
    """Why no command can be recorded here; None where it can."""
    if shutil.which(NAMESPACE[0]) is None:
        return "there is no unshare (Linux, util-linux), which makes a network of its own"
    # a system may allow the namespace and not what a recorder does in it; any other failure is the recorder's own
    packets = "import socket; socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM)"
    trial = subprocess.run([*NAMESPACE, sys.executable, "-c", packets], stderr=subprocess.PIPE, text=True)
    reason = (trial.stderr.splitlines() or [""])[-1]
    return f"this system lets no user watch a network of their own ({reason})" if reason.startswith(OBSTACLES) else None


def record(command: Sequence[str], *, environment: Mapping[str, str], folder: Path) -> Recording:
    """Run a command in `folder` to its end, with this environment alone, and tell what it wanted of the network."""
    with tempfile.TemporaryDirectory(prefix="recorder-") as room:
        log = Path(room, "seen.txt")
        recorder = [*NAMESPACE, sys.executable, __file__, str(log), *command]
        run = subprocess.run(
            recorder, env=environment, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        return Recording(run.returncode, run.stdout, log.read_text("utf-8").splitlines() if log.exists() else [])


# --- inside the namespace ---------------------------------------------------------------------------------------------


def main(log: str, *command: str) -> int:
    """Run a command where everything is answered, write what was seen, and return the command's exit status."""
    check_alone()
    socket.sethostname(HOST)
    raise_loopback()
    families = [socket.AF_INET, *([socket.AF_INET6] if Path("/proc/net/if_inet6").exists() else [])]
    seen: dict[str, None] = {}
    # whoever watches no more has seen nothing, which must not pass for nothing to see
    threading.excepthook = lambda failure: seen.update({f"the recorder failed: {failure.exc_value!r}": None})
    for family in families:
        route_all_here(family)
        answer_all(family, seen)
    start(watch_packets, seen)
    start(watch_sockets, seen, find_sockets())
    status = subprocess.run(command).returncode
    time.sleep(LINGER)
    Path(log).write_text("".join(f"{line}\n" for line in list(seen)), "utf-8")
    return status


def start(work, *arguments: object) -> None:
    """Do it beside the rest, for as long as the command runs."""
    threading.Thread(target=work, args=arguments, daemon=True).start()


def check_alone() -> None:
    """Refuse to lead all addresses here in a network that has another interface: it is the machine's own."""
    others = {name for _, name in socket.if_nameindex()} - {"lo"}
    if others:
        raise SystemExit(
            f"recorder: this network has {', '.join(sorted(others))}. Start it by `record`, in one of its own."
        )


def raise_loopback() -> None:
    """Set the loopback up, which a new network has down."""
    siocsifflags, up_and_running = 0x8914, 0x1 | 0x40
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, siocsifflags, struct.pack("16sH14x", b"lo", up_and_running))


def route_all_here(family: int) -> None:
    """Have this machine answer for every address: `ip route add local 0.0.0.0/0 dev lo`, as rtnetlink(7) has it."""
    new_route, request_acknowledged_create = 24, 0x1 | 0x4 | 0x400
    table_local, protocol_boot, scope_host, type_local, out_interface = 255, 3, 254, 2, 4
    route = struct.pack("=8BI", family, 0, 0, 0, table_local, protocol_boot, scope_host, type_local, 0)
    body = route + struct.pack("=HHi", 8, out_interface, socket.if_nametoindex("lo"))
    with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW) as netlink:
        netlink.sendto(
            struct.pack("=IHHII", 16 + len(body), new_route, request_acknowledged_create, 1, 0) + body, (0, 0)
        )
        (error,) = struct.unpack_from("=i", netlink.recv(4096), 16)
    if error:
        raise OSError(-error, f"no route to oneself: {os.strerror(-error)}")


def answer_all(family: int, seen: dict[str, None]) -> None:
    """Answer for every address, as a name server and as what listens for HTTP and HTTPS."""
    for kind, ports in ANSWERED.items():
        for port in ports:
            server = socket.socket(family, kind)
            if family == socket.AF_INET6:
                server.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
            server.bind(("", port))
            if kind == socket.SOCK_DGRAM:
                start(answer_names, server)
            else:
                server.listen()
                start(answer_connections, server, seen)


def answer_names(server: socket.socket) -> None:
    """Every name has the address ANSWER, and none of another kind."""
    while True:
        question, sender = server.recvfrom(4096)
        name, kind = read_question(question)
        answers = struct.pack("!HHHIH", 0xC00C, 1, 1, 60, 4) + ANSWER.packed if kind == 1 else b""
        end = (
            12 + len(name) + 2 + 4
        )  # after the head: the name, with a byte before and one behind, its kind and its class
        server.sendto(
            question[:2] + struct.pack("!5H", 0x8180, 1, bool(answers), 0, 0) + question[12:end] + answers, sender
        )


def read_question(packet: bytes) -> tuple[str, int]:
    """The name that a DNS packet asks for, and the kind of its address (RFC 1035)."""
    labels, at = [], 12
    while packet[at]:
        labels.append(packet[at + 1 : at + 1 + packet[at]].decode("latin-1"))
        at += 1 + packet[at]
    return ".".join(labels), struct.unpack_from("!H", packet, at + 1)[0]


def answer_connections(server: socket.socket, seen: dict[str, None]) -> None:
    """Take each connection as far as the greeting of TLS, which has the name that was meant; there it ends."""

    def greet(_: ssl.SSLObject, name: str | None, __: ssl.SSLContext) -> None:
        seen[f"greets {name}"] = None

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.sni_callback = greet
    while True:
        client, _ = server.accept()
        client.settimeout(2)
        try:
            context.wrap_socket(client, server_side=True)
        except OSError:  # no common cipher, for want of a certificate; or it was no TLS
            client.close()


def watch_packets(seen: dict[str, None]) -> None:
    """Tell of each name asked for, and of each packet to another machine that is no answer and goes on with nothing."""
    every_protocol, outgoing = 3, 4
    with socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, socket.htons(every_protocol)) as wire:
        wire.bind(("lo", 0))
        while True:
            packet, (_, kind, direction, *_) = wire.recvfrom(65536)
            if direction == outgoing and (line := describe(packet, kind)):
                seen[line] = None


def describe(packet: bytes, kind: int) -> str | None:
    """What a packet wants; None of what stays on the machine, answers, and goes on with a connection."""
    if kind == IPV4:
        start, protocol, target = 4 * (packet[0] & 0x0F), packet[9], IPv4Address(packet[16:20])
    elif kind == IPV6:
        start, protocol, target = 40, packet[6], IPv6Address(packet[24:40])
    else:
        return f"sends a packet of the kind {kind:#06x}"
    if protocol not in (TCP, UDP):
        return None if target.is_loopback else f"sends to {target}, protocol {protocol}"
    source, port = struct.unpack_from("!HH", packet, start)
    if protocol == UDP and port == 53:
        return f"asks for the name {read_question(packet[start + 8 :])[0]}"
    answers = source == 53 if protocol == UDP else packet[start + 13] & (SYN | ACK) != SYN
    return (
        None
        if target.is_loopback or answers
        else f"sends to {join(target, port)} over {'udp' if protocol == UDP else 'tcp'}"
    )


def watch_sockets(seen: dict[str, None], ours: set[str]) -> None:
    """Tell of each socket that other machines could reach."""
    while True:
        for line in sorted(find_sockets() - ours):
            seen[line] = None
        time.sleep(LOOK_EVERY)


def find_sockets() -> set[str]:
    """The sockets of this network that wait for another machine, or face one."""
    found = set()
    for name in ("tcp", "tcp6", "udp", "udp6"):
        table = Path("/proc/net", name)
        for row in table.read_text().splitlines()[1:] if table.exists() else []:
            _, local, _, state, *_ = row.split()
            address, port = read_address(local)
            if (state == TCP_LISTENS or name.startswith("udp")) and not address.is_loopback:
                found.add(f"listens on {join(address, port)} over {name[:3]}")
    return found


def read_address(words: str) -> tuple[IPv4Address | IPv6Address, int]:
    """An address and a port as /proc/net has them: numbers of 32 bits in the machine's own order."""
    address, port = words.split(":")
    numbers = [int(address[at : at + 8], 16) for at in range(0, len(address), 8)]
    return ip_address(struct.pack(f"={len(numbers)}I", *numbers)), int(port, 16)


def join(address: IPv4Address | IPv6Address, port: int) -> str:
    """An address and a port as one word."""
    return f"{address}:{port}" if address.version == 4 else f"[{address}]:{port}"


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
