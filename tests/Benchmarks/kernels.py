"""Kernels side by side, through Jupyter's own client: start, cells, help while typing, interrupt, memory.

    python3 tests/Benchmarks/kernels.py [--runs 5] [KERNEL ...]

Kernels are names of installed kernelspecs (default: csharp-finetune python3). Needs Debian's python3-jupyter-client and, as the peer,
python3-ipykernel. Runs alternate between the kernels, so that a busy minute hits both; every figure is a median.
"""

import argparse
import statistics
import time
from jupyter_client.manager import KernelManager

SAMPLES = {
    "python3": {
        "setup": "import math, time", "trivial": "1+1", "complete": "math.sq", "inspect": "math.sqrt", "loop": "while True: pass",
        "print": "for i in range(20000): print('x' * 500)",
    },
    "csharp-finetune": {
        "setup": "", "trivial": "1+1", "complete": "Math.Sq", "inspect": "Math.Sqrt", "loop": "while (true) { }",
        "print": "for (var i = 0; i < 20000; i++) Console.WriteLine(new string('x', 500));",
    },
}


def resident(pid):
    """Megabytes of the process and its children."""
    with open(f"/proc/{pid}/status") as status:
        own = next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024
    with open(f"/proc/{pid}/task/{pid}/children") as children:
        return own + sum(resident(child) for child in children.read().split())


class Kernel:
    def __init__(self, name):
        self.samples = SAMPLES.get(name, SAMPLES["csharp-finetune"])
        self.manager = KernelManager(kernel_name=name)
        self.started = time.perf_counter()
        self.manager.start_kernel()
        self.client = self.manager.client()
        self.client.start_channels()

    def pid(self):
        return self.manager.provisioner.pid

    def shell(self, message):
        while True:
            reply = self.client.get_shell_msg(timeout=120)
            if reply["parent_header"].get("msg_id") == message:
                return reply

    def run(self, code):
        """Seconds until the reply and the idle status are there, and what was printed."""
        begun = time.perf_counter()
        message = self.client.execute(code)
        self.shell(message)
        printed = 0
        while True:
            out = self.client.get_iopub_msg(timeout=120)
            if out["parent_header"].get("msg_id") != message:
                continue
            if out["msg_type"] == "stream":
                printed += len(out["content"]["text"])
            if out["msg_type"] == "status" and out["content"]["execution_state"] == "idle":
                return time.perf_counter() - begun, printed

    def ask(self, send):
        begun = time.perf_counter()
        self.shell(send())
        return time.perf_counter() - begun

    def close(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)


def measure(name, cells):
    kernel, figures = Kernel(name), {}
    try:
        kernel.client.wait_for_ready(timeout=120)
        figures["start to ready, s"] = time.perf_counter() - kernel.started
        kernel.run(kernel.samples["trivial"])
        figures["start to first value, s"] = time.perf_counter() - kernel.started
        figures["memory after first cell, MB"] = resident(kernel.pid())
        kernel.run(kernel.samples["setup"])
        complete, inspect = kernel.samples["complete"], kernel.samples["inspect"]
        figures["first completion, ms"] = 1000 * kernel.ask(lambda: kernel.client.complete(complete, len(complete)))
        figures["first inspection, ms"] = 1000 * kernel.ask(lambda: kernel.client.inspect(inspect, len(inspect)))
        figures["completion, ms"] = 1000 * statistics.median(kernel.ask(lambda: kernel.client.complete(complete, len(complete))) for _ in range(20))
        figures["inspection, ms"] = 1000 * statistics.median(kernel.ask(lambda: kernel.client.inspect(inspect, len(inspect))) for _ in range(20))
        figures["memory after completion, MB"] = resident(kernel.pid())
        figures["trivial cell, ms"] = 1000 * statistics.median(kernel.run(kernel.samples["trivial"])[0] for _ in range(200))
        seconds, printed = kernel.run(kernel.samples["print"])
        figures["printing, MB/s"] = printed / seconds / 1e6
        stops = []
        for _ in range(3):
            kernel.client.execute(kernel.samples["loop"])
            time.sleep(0.5)
            begun = time.perf_counter()
            kernel.manager.interrupt_kernel()
            while kernel.client.get_shell_msg(timeout=120)["msg_type"] != "execute_reply":
                pass
            stops.append(1000 * (time.perf_counter() - begun))
            kernel.run(kernel.samples["trivial"])
        figures["interrupt of a loop, ms"] = statistics.median(stops)
        if cells:
            before = resident(kernel.pid())
            times = [kernel.run(kernel.samples["trivial"])[0] for _ in range(cells)]
            figures["trivial cell by then, ms"] = 1000 * statistics.median(times[-200:])
            figures[f"growth over {cells} cells, MB"] = resident(kernel.pid()) - before
        return figures
    finally:
        kernel.close()


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--cells", type=int, default=1000, help="trivial cells for the growth of memory, in the first run")
    options.add_argument("kernels", nargs="*", default=["csharp-finetune", "python3"])
    options = options.parse_args()
    runs = {name: [] for name in options.kernels}
    for index in range(options.runs):
        for name in options.kernels:
            runs[name].append(measure(name, options.cells if index == 0 else 0))
    print(f"{'':36}" + "".join(f"{name:>18}" for name in options.kernels))
    for figure in runs[options.kernels[0]][0]:
        values = [statistics.median(run[figure] for run in runs[name] if figure in run) for name in options.kernels]
        print(f"{figure:36}" + "".join(f"{value:18.2f}" for value in values))


if __name__ == "__main__":
    main()
