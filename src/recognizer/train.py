#!/usr/bin/python3
"""train.py WORK STEPS   trains on WORK/train to the given number of steps, checks on WORK/check, keeps WORK/state.pt and WORK/best.pt.

Run again, it goes on where it was; other STEPS redraw the schedule's end. A finished run is continued with --again and more
STEPS: a new schedule begins, with the rate rising once more."""
import argparse
import json
import math
import os
import time
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

from alphabet import CLASSES
from data import Lines, distance, reading, seeded
from net import LineNet

RATE, LEAST_RATE = 2e-3, 0.02      # highest, and the share of it that is left at the end
WARM_RATE = 1.2e-3                 # highest, for a net that already reads and has long to go
WARM = 400                         # steps to the highest rate
DECAY = 0.02
KEEP_EVERY, CHECK_EVERY = 100, 500


def rate(step, begun, steps, highest):
    """Rises over WARM steps from where the schedule began, then falls along half a cosine to its end."""
    done = (step - begun) / max(1, steps - begun)
    falling = 0.5 * (1 + math.cos(math.pi * min(1, done))) * (1 - LEAST_RATE) + LEAST_RATE
    return highest * min(1, (step - begun + 1) / WARM) * falling


class Training:
    """A net in training with all that is needed to go on later."""

    def __init__(self, work, steps, again=False, half=True, warm_rate=WARM_RATE, seed=1):
        self.work, self.steps, self.half, self.warm_rate = work, steps, half, warm_rate
        torch.manual_seed(seed)
        self.source = seeded(seed)
        self.net = LineNet(CLASSES).to(memory_format=torch.channels_last)
        self.mean = LineNet(CLASSES).to(memory_format=torch.channels_last)   # moving average of the weights: this is what ships
        self.mean.load_state_dict(self.net.state_dict())
        many = [p for p in self.net.parameters() if p.ndim > 1]
        single = [p for p in self.net.parameters() if p.ndim <= 1]
        groups = [dict(params=many, weight_decay=DECAY), dict(params=single, weight_decay=0.0)]
        self.optimizer = torch.optim.AdamW(groups, lr=RATE, betas=(0.9, 0.98))
        self.step = self.lines = self.begun = 0
        self.highest = RATE
        self.seconds, self.curve, self.best = 0.0, [], math.inf
        if self.state_path.exists():
            self._resume(again)

    @property
    def state_path(self):
        return self.work / "state.pt"

    def _resume(self, again):
        state = torch.load(self.state_path)
        self.net.load_state_dict(state["net"])
        self.mean.load_state_dict(state["mean"])
        self.optimizer.load_state_dict(state["optimizer"])
        for name in ("step", "lines", "seconds", "curve", "best", "begun", "highest"):
            setattr(self, name, state[name])
        if again:
            self.begun = self.step
            self.highest = self.warm_rate
        self.source.seed(f"{self.step}")
        torch.manual_seed(self.step)

    def start_from(self, model, data):
        """Takes the weights of another model of this kind (ONNX) where it has the same layers."""
        import warm   # needs python3-onnx, which training from nothing does not
        warm.take(self.net, model, data)
        self.mean.load_state_dict(self.net.state_dict())
        self.highest = self.warm_rate

    def keep(self):
        """Writes the state, whole or not at all."""
        part = self.state_path.with_suffix(".part")
        torch.save(dict(net=self.net.state_dict(), mean=self.mean.state_dict(), optimizer=self.optimizer.state_dict(), step=self.step,
                        lines=self.lines, seconds=self.seconds, curve=self.curve, best=self.best, begun=self.begun, highest=self.highest), part)
        os.replace(part, self.state_path)

    def learn(self, data, batch):
        """One step; returns the loss."""
        for group in self.optimizer.param_groups:
            group["lr"] = rate(self.step, self.begun, self.steps, self.highest)
        x = data.tensor(batch, self.source)
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.half):
            scores = self.net(x)
        chances = functional.log_softmax(scores.float(), 1).permute(2, 0, 1)
        lengths = torch.tensor([len(data.labels[i]) for i in batch])
        labels = torch.tensor([c for i in batch for c in data.labels[i]])
        loss = functional.ctc_loss(chances, labels, torch.full((len(batch),), chances.shape[0]), lengths, zero_infinity=True)
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 2.0)
        self.optimizer.step()
        self.step += 1
        self.lines += len(batch)
        self._average()
        return loss.item()

    def _average(self):
        keep = min(0.999, 1 - 10 / (self.step + 10))
        with torch.no_grad():
            for mean, now in zip(self.mean.state_dict().values(), self.net.state_dict().values()):
                if mean.dtype.is_floating_point:
                    mean.mul_(keep).add_(now, alpha=1 - keep)
                else:
                    mean.copy_(now)

    def check(self, data):
        """Scores the averaged weights on unseen faces and keeps them when they are the best so far."""
        self.mean.eval()
        edits = characters = exact = 0
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.half):
            for batch in data.batches():
                for i, read in zip(batch, reading(self.mean(data.tensor(batch)).float())):
                    wrong = distance(read, data.labels[i])
                    edits, characters, exact = edits + wrong, characters + len(data.labels[i]), exact + (wrong == 0)
        result = dict(step=self.step, lines=self.lines, minutes=round(self.seconds / 60, 1),
                      errors=round(edits / characters, 4), exact=round(exact / len(data), 4))
        self.curve.append(result)
        if result["errors"] < self.best:
            self.best = result["errors"]
            torch.save(dict(net=self.mean.state_dict(), result=result), self.work / "best.pt")
        return result


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=Path)
    parser.add_argument("steps", type=int)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--again", action="store_true", help="begin a new schedule where the last one ended")
    parser.add_argument("--float32", action="store_true", help="all in 32 bits: some processors are faster so, others half as fast")
    parser.add_argument("--rate", type=float, default=WARM_RATE, help="highest rate of a schedule that begins with a net that already reads")
    parser.add_argument("--start", type=Path, help="begin with the weights of this model (ONNX) instead of random ones")
    parser.add_argument("--suited", action="store_true", help="each line at the width that suits its hand (widths.py), not as it was kept")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    training = Training(options.work, options.steps, options.again, not options.float32, options.rate)
    data, unseen = (Lines(options.work / part, options.suited) for part in ("train", "check"))
    if options.start and training.step == 0:
        training.start_from(options.start, data)
        print(json.dumps(training.check(unseen)), flush=True)
    print(f"{len(data)} lines to learn, {len(unseen)} to check, at step {training.step}", flush=True)
    losses = []
    while training.step < training.steps:
        data.load()
        for batch in data.batches(training.source):
            begun = time.time()
            losses.append(training.learn(data, batch))
            training.seconds += time.time() - begun
            if training.step % KEEP_EVERY == 0:
                training.keep()
                print(f"step {training.step}: {training.lines} lines of {len(data)}, loss {np.mean(losses[-KEEP_EVERY:]):.3f}, "
                      f"{training.seconds / training.lines * 1e3:.1f} ms a line", flush=True)
            if training.step % CHECK_EVERY == 0 or training.step == training.steps:
                print(json.dumps(training.check(unseen)), flush=True)
            if training.step >= training.steps or training.step % 500 == 0:
                break   # new chunks may have come
    training.keep()


if __name__ == "__main__":
    main()
