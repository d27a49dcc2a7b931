//! The spanning tree of the simplex: parents, children, depths and potentials.
//!
//! What must stay true: along every arc of the tree, cost plus the potential of its source less
//! that of its target is zero; the root's potential is zero.

/// No node.
const NONE: u32 = u32::MAX;

/// A node's place in the tree.
#[derive(Clone)]
pub(super) struct Node {
    pub(super) parent: u32,
    /// The arc between node and parent.
    pub(super) arc: u32,
    /// Whether that arc goes from the node to its parent.
    pub(super) up: bool,
    depth: u32,
    child: u32,
    next: u32,
    before: u32,
}

pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
    pub(super) potential: Vec<i64>,
}

impl Tree {
    /// Nodes that hang nowhere yet; the last is the root.
    pub(super) fn new(count: usize) -> Tree {
        let alone = Node {
            parent: NONE,
            arc: NONE,
            up: true,
            depth: 0,
            child: NONE,
            next: NONE,
            before: NONE,
        };
        Tree {
            nodes: vec![alone; count],
            potential: vec![0; count],
        }
    }

    /// Hangs a node under a parent that is in the tree.
    pub(super) fn hang(&mut self, node: u32, parent: u32, arc: u32, up: bool) {
        let first = self.nodes[parent as usize].child;
        let depth = self.nodes[parent as usize].depth + 1;
        let own = &mut self.nodes[node as usize];
        (own.parent, own.arc, own.up, own.depth) = (parent, arc, up, depth);
        (own.next, own.before) = (first, NONE);
        self.nodes[parent as usize].child = node;
        if first != NONE {
            self.nodes[first as usize].before = node;
        }
    }

    fn unhang(&mut self, node: u32) {
        let Node {
            parent,
            next,
            before,
            ..
        } = self.nodes[node as usize];
        if before == NONE {
            self.nodes[parent as usize].child = next;
        } else {
            self.nodes[before as usize].next = next;
        }
        if next != NONE {
            self.nodes[next as usize].before = before;
        }
    }

    /// The node at which the ways from two nodes to the root meet.
    pub(super) fn join(&self, mut one: u32, mut other: u32) -> u32 {
        while one != other {
            let (a, b) = (&self.nodes[one as usize], &self.nodes[other as usize]);
            if a.depth >= b.depth {
                one = a.parent;
            } else {
                other = b.parent;
            }
        }
        one
    }

    /// Takes away the arc above `top` and hangs what was below it by `node`, which is in it, under
    /// `parent`.
    pub(super) fn rehang(&mut self, top: u32, node: u32, parent: u32, arc: u32, up: bool) {
        let (mut moving, mut under, mut by, mut up) = (node, parent, arc, up);
        loop {
            let old = self.nodes[moving as usize].clone();
            self.unhang(moving);
            self.hang(moving, under, by, up);
            if moving == top {
                return;
            }
            (under, by, up, moving) = (moving, old.arc, !old.up, old.parent);
        }
    }

    /// Puts depths right in all that hangs under a node, and adds to its potentials.
    pub(super) fn lift(&mut self, top: u32, by: i64) {
        let mut at = top;
        loop {
            let parent = self.nodes[at as usize].parent;
            let depth = self.nodes[parent as usize].depth + 1;
            let node = &mut self.nodes[at as usize];
            node.depth = depth;
            self.potential[at as usize] += by;
            at = if node.child != NONE {
                node.child
            } else {
                match self.after(at, top) {
                    Some(next) => next,
                    None => return,
                }
            };
        }
    }

    /// What comes after all that hangs under a node, within what hangs under `top`.
    fn after(&self, mut at: u32, top: u32) -> Option<u32> {
        while at != top {
            let node = &self.nodes[at as usize];
            if node.next != NONE {
                return Some(node.next);
            }
            at = node.parent;
        }
        None
    }
}
