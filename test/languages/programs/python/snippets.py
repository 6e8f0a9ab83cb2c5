"""Runs each program that is named on the command line against an engine that accepts everything."""

import runpy
import sys

import pulumi


class Engine(pulumi.runtime.Mocks):
    def new_resource(self, args):
        return [f"{args.name}-id", args.inputs]

    def call(self, args):
        return args.args


pulumi.runtime.set_mocks(Engine(), preview=True)
for program in sys.argv[1:]:
    # It waits for the program's registrations, and raises their errors.
    pulumi.runtime.test(lambda: runpy.run_path(program) and None)()
