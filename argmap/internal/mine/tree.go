package mine

import "math"

// arborescence finds the heaviest way to give every node a head such that all
// reach the root (Chu & Liu 1965, Edmonds 1967). edges[i] lists the possible
// heads of node i, rootHead being the root; every node must have an edge to the
// root. Scores must be finite. It returns the index into edges[i] that was
// chosen for each node.
func arborescence(edges [][]edge) []int {
	n := len(edges)
	choice := make([]int, n)
	for i, es := range edges {
		best := 0
		for k, e := range es {
			if e.score > es[best].score {
				best = k
			}
		}
		choice[i] = best
	}
	cycle := findCycle(edges, choice)
	if cycle == nil {
		return choice
	}
	// Contract the cycle to one node and solve the smaller problem.
	inside := make([]bool, n)
	for _, i := range cycle {
		inside[i] = true
	}
	number := make([]int, n) // old node → new node
	next := 0
	for i := range n {
		if !inside[i] {
			number[i] = next
			next++
		}
	}
	merged := next
	for _, i := range cycle {
		number[i] = merged
	}
	type origin struct{ node, edge int }
	small := make([][]edge, merged+1)
	from := make([][]origin, merged+1)
	room := make([]int, merged+1)
	for i, es := range edges {
		room[number[i]] += len(es)
	}
	for to, n := range room {
		small[to], from[to] = make([]edge, 0, n), make([]origin, 0, n)
	}
	for i, es := range edges {
		to := number[i]
		var lost float64
		if inside[i] {
			lost = es[choice[i]].score
		}
		for k, e := range es {
			head := rootHead
			if e.head != rootHead {
				head = number[e.head]
			}
			if head == to {
				continue
			}
			small[to] = append(small[to], edge{head, e.score - lost})
			from[to] = append(from[to], origin{i, k})
		}
	}
	for to, k := range arborescence(small) {
		o := from[to][k]
		choice[o.node] = o.edge // breaks the cycle where it enters it
	}
	return choice
}

// An edge leads to a possible head.
type edge struct {
	head  int
	score float64
}

const rootHead = -1

// findCycle returns the nodes of one cycle among the chosen edges, or nil.
func findCycle(edges [][]edge, choice []int) []int {
	mark := make([]int, len(edges)) // 0 new, else the walk that saw it
	for i := range edges {
		j := i
		for j != rootHead && mark[j] == 0 {
			mark[j] = i + 1
			j = edges[j][choice[j]].head
		}
		if j != rootHead && mark[j] == i+1 {
			cycle := []int{j}
			for k := edges[j][choice[j]].head; k != j; k = edges[k][choice[k]].head {
				cycle = append(cycle, k)
			}
			return cycle
		}
	}
	return nil
}

// agree chooses stances and signs so that they follow from each other along
// every path and their sum of scores is highest, by dynamic programming from
// the leaves. parent is -1 for roots; side[i] scores pro and con, sign[i] the
// signs Support, Attack and Undercut of the link from i to its parent. A node
// that fixed[i] names has that stance.
func agree(parent []int, side [][2]float64, sign [][3]float64, fixed []Stance) ([]Stance, []Sign) {
	n := len(parent)
	children := make([][]int, n)
	var order []int
	for i, p := range parent {
		if p >= 0 {
			children[p] = append(children[p], i)
		} else {
			order = append(order, i)
		}
	}
	for k := 0; k < len(order); k++ {
		order = append(order, children[order[k]]...)
	}
	best := make([][2]float64, n)
	opposite := func(i int) float64 { return max(sign[i][1], sign[i][2]) }
	for k := len(order) - 1; k >= 0; k-- {
		i := order[k]
		for s := range 2 {
			v := side[i][s]
			if f := fixed[i]; f != 0 && int(f)-1 != s {
				v = math.Inf(-1)
			}
			for _, c := range children[i] {
				v += max(best[c][s]+sign[c][0], best[c][1-s]+opposite(c))
			}
			best[i][s] = v
		}
	}
	stance, signs := make([]Stance, n), make([]Sign, n)
	for _, i := range order {
		p := parent[i]
		if p < 0 {
			stance[i] = Pro
			if best[i][1] > best[i][0] {
				stance[i] = Con
			}
			continue
		}
		s := int(stance[p]) - 1
		if best[i][s]+sign[i][0] >= best[i][1-s]+opposite(i) {
			stance[i], signs[i] = stance[p], Support
			continue
		}
		stance[i], signs[i] = Stance(2-s), Attack
		if sign[i][2] > sign[i][1] {
			signs[i] = Undercut
		}
	}
	return stance, signs
}
