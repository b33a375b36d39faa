"""The conformance suite that kernel authors share, run against the C# kernel.

Needs jupyter_kernel_test: Debian's package python3-jupyter-kernel-test, or a clone of
https://github.com/jupyter/jupyter_kernel_test that JUPYTER_KERNEL_TEST names.
FINETUNE_KERNEL_NAME names an installed kernelspec (default: csharp-finetune).

    python3 -m unittest tests/conformance/test_csharp_kernel.py -v
"""

import os
import sys
import unittest

if "JUPYTER_KERNEL_TEST" in os.environ:
    sys.path.insert(0, os.environ["JUPYTER_KERNEL_TEST"])

import jupyter_kernel_test as jkt

KERNEL_NAME = os.environ.get("FINETUNE_KERNEL_NAME", "csharp-finetune")


class CSharpKernelTests(jkt.KernelTests):
    kernel_name = KERNEL_NAME
    language_name = "C#"
    file_extension = ".cs"

    code_hello_world = 'Console.WriteLine("hello, world");'
    code_stderr = 'Console.Error.WriteLine("test");'

    completion_samples = [
        {"text": "Console.WriteL", "matches": {"WriteLine"}},
        {"text": "Math.Sqr", "matches": {"Sqrt"}},
    ]

    complete_code_samples = ["1", 'Console.WriteLine("hello, world");', "int Twice(int x)\n{\n    return 2 * x;\n}"]
    incomplete_code_samples = ["int Twice(int x)\n{", "var text = new[] { 1,", "if (1 < 2) {\n    Console.Write(1);"]
    invalid_code_samples = ["using = 7q;", "var = ;"]

    code_generate_error = 'throw new InvalidOperationException("no");'
    code_execute_result = [
        {"code": "1 + 2 + 3", "result": "6"},
        {"code": '"text"', "result": "text"},
        {"code": "string.Join('-', Enumerable.Range(1, 3).Select(n => n * n))", "result": "1-4-9"},
    ]
    code_display_data = [
        {"code": 'display("<b>bold</b>", "text/html")', "mime": "text/html"},
        {"code": 'display("shown")', "mime": "text/plain"},
    ]

    code_history_pattern = "1 ?*3"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "Console"
    code_clear_output = "FineTune.Kernel.OutputArea.Clear();"
    code_page_something = "Console.WriteLine?"


class CSharpWelcomeTests(getattr(jkt, "IopubWelcomeTests", unittest.TestCase)):
    kernel_name = KERNEL_NAME
    support_iopub_welcome = True


if __name__ == "__main__":
    unittest.main()
