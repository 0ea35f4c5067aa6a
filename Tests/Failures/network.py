"""A network that the tests may cut."""

import ctypes
import os
import subprocess

from servers import Program, wait_until


class Network:
    """A network namespace for the tests themselves, with a bridge in it. Nothing has a name outside, and the kernel removes
    all of it with the last process inside, however the tests end."""

    NEW = 0x40000000  # CLONE_NEWNET
    prefix = "10.0.0."

    def __init__(self):
        self.outside = os.open("/proc/thread-self/ns/net", os.O_RDONLY)
        self.call("unshare", self.NEW)
        self.ip("link set lo up")
        self.ip("link add bridge type bridge")
        self.ip(f"address add {self.prefix}1/24 dev bridge")
        self.ip("link set bridge up")

    @classmethod
    def is_allowed(cls):
        return os.geteuid() == 0 and subprocess.run(
            ["unshare", "--net", "ip", "link", "add", "bridge", "type", "bridge"], capture_output=True).returncode == 0

    @staticmethod
    def call(name, *values):
        if ctypes.CDLL(None, use_errno=True)[name](*values) != 0:
            raise OSError(ctypes.get_errno(), name)

    @staticmethod
    def ip(words):
        subprocess.run(["ip", *words.split()], check=True)

    def connect(self, machine):
        """Makes the machine's namespace, which a process of its own keeps, and its cable."""
        machine.keeper = Program(
            "setpriv", "--pdeathsig", "KILL", "unshare", "--net", "sleep", "infinity", log=machine.directory / "keeper.log")
        keeper, own = machine.keeper.process.pid, os.readlink("/proc/self/ns/net")
        wait_until(lambda: os.readlink(f"/proc/{keeper}/ns/net") != own, "a namespace")
        machine.inside = ["nsenter", f"--net=/proc/{keeper}/ns/net"]
        self.ip(f"link add {machine.name} type veth peer name eth0 netns {keeper}")
        self.ip(f"link set {machine.name} master bridge up")
        for words in ("link set lo up", f"address add {machine.address}/24 dev eth0", "link set eth0 up"):
            subprocess.run([*machine.inside, "ip", *words.split()], check=True)

    def cut(self, machine):
        self.ip(f"link set {machine.name} nomaster")

    def mend(self, machine):
        self.ip(f"link set {machine.name} master bridge")

    def part(self, machine, others, is_parted=True):
        """Only from the others; from elsewhere the machine can still be reached."""
        for other in others:
            subprocess.run(
                [*machine.inside, "ip", "route", "add" if is_parted else "delete", "blackhole", other.address], check=True)

    def stop(self):
        self.call("setns", self.outside, self.NEW)
        os.close(self.outside)
